import { isRightToLeft } from '../certificate/language.ts';
import { type Html, html } from './html-text.ts';

/** The HTML of a message: it loads nothing, and tells nobody that it was opened. */
export function messageDocument(subject: string, language: string, content: Html): string {
  return html`<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px;font-family:Georgia,'Times New Roman',serif;font-size:17px;line-height:1.55">
<div style="max-width:34em;margin:0 auto">
${content}</div>
</body>
</html>
`.source;
}

/** The link that a message is about, to press and to read. */
export function linkToPress(words: string, url: string, colour: string): Html {
  return html`<p style="margin:0 0 24px"><a href="${url}" style="display:inline-block;padding:13px 22px;background:${colour};color:#ffffff;border-radius:8px;text-decoration:none;font-family:Arial,sans-serif;font-weight:bold;font-size:16px">${words}</a></p>
<p style="margin:0 0 24px;font-family:monospace;font-size:13px;word-break:break-all" dir="ltr">${url}</p>
`;
}

/** A sentence below the link. */
export function note(words: string): Html {
  return html`<p style="margin:0 0 12px;font-size:15px">${words}</p>
`;
}

/** The last one, for whoever the message is not for. */
export function smallPrint(words: string): Html {
  return html`<p style="margin:24px 0 0;font-size:13px;opacity:.75">${words}</p>
`;
}
