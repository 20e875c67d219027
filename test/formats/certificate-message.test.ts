import { describe, expect, it } from 'vitest';
import { parseBatchId } from '../../service/core/batch-id.ts';
import { parseCredential } from '../../service/core/credential.ts';
import { parseAddress } from '../../service/core/hex.ts';
import { isJsonObject, type JsonObject } from '../../service/core/json.ts';
import { WORDS_BY_LANGUAGE } from '../../service/formats/certificate/words-by-language.ts';
import { certificateMessage } from '../../service/formats/mail/certificate-message.ts';
import { html } from '../../service/formats/mail/html-text.ts';
import { MESSAGE_WORDS } from '../../service/formats/mail/messages-by-language.ts';
import { sampleCredential } from '../e2e/sample-credential.ts';

const url = `https://college.example/certificate#${'A'.repeat(43)}`;

function message(options: { holder?: string; issuer?: string; award?: string; language?: string; expiresOn?: string }) {
  const { holder = 'Zoë Müller', issuer = 'Example College', award = 'Foundations', language } = options;
  const json = sampleCredential({
    reference: {
      chainId: 1,
      registry: parseAddress(`0x${'11'.repeat(20)}`),
      issuerId: 1n,
      batchId: parseBatchId('1f0a9c86-5b5e-4f0e-8a52-3a6f6f5a0c11'),
      index: 0,
    },
    issuerDid: 'did:web:college.example',
    issuerName: issuer,
    holderName: holder,
    email: 'zoe@example.org',
  });
  const subject = objectIn(json, 'credentialSubject');
  const achievement = {
    ...objectIn(subject, 'achievement'),
    name: award,
    ...(language === undefined ? {} : { inLanguage: language }),
  };
  const credential = parseCredential({ ...json, credentialSubject: { ...subject, achievement } });
  return certificateMessage({ credential, url, expiresOn: options.expiresOn ?? null, colour: '#17413c' });
}

function objectIn(json: JsonObject, member: string): JsonObject {
  const value = json[member];
  if (!isJsonObject(value)) throw new Error(`no ${member}`);
  return value;
}

describe('the message to a holder', () => {
  it('names holder, award and issuer, carries the link whole, and says no result', () => {
    const { subject, text, html: page, language } = message({});
    expect(subject).toBe('Your certificate: Foundations');
    expect(language).toBe('en');
    for (const part of [text, page]) {
      for (const said of ['Zoë Müller', 'Example College', 'Foundations', url]) expect(part).toContain(said);
      // The sample has these results.
      expect(`${subject}${part}`).not.toMatch(/distinction|82 of 100|Examination/i);
    }
  });

  it.each(Object.keys(MESSAGE_WORDS))('is written in %s for an award in that language', (language) => {
    const written = message({ language, expiresOn: '2027-12-31' });
    expect(new Intl.Locale(written.language).language).toBe(new Intl.Locale(language).language);
    expect(written.text).toContain(MESSAGE_WORDS[language]?.keep ?? 'no words');
    expect(written.text).toMatch(/2027/);
    expect(written.html).toContain(
      `<html lang="${written.language}" dir="${['ar', 'he'].includes(language) ? 'rtl' : 'ltr'}">`,
    );
  });

  it('is written in every language that certificates are printed in', () => {
    expect(Object.keys(MESSAGE_WORDS).toSorted()).toEqual(Object.keys(WORDS_BY_LANGUAGE).toSorted());
    expect(message({ language: 'zh-TW' }).subject).toBe('您的證書：Foundations');
  });

  it('is in English for a language that there are no words for', () => {
    for (const language of ['sw', 'not a language']) {
      expect(message({ language })).toMatchObject({ language: 'en', subject: 'Your certificate: Foundations' });
    }
  });

  it('takes nothing in a name for markup, nor lets it reorder the text around it', () => {
    const evil = '</p><script>alert(1)</script>\u202e" onload="x';
    const { subject, text, html: page } = message({ holder: evil, issuer: evil, award: `${evil}\r\nBcc: x@y.example` });
    expect(page).not.toMatch(/<script|\u202e|" onload="/);
    expect(page).toContain('&lt;script&gt;');
    expect(`${subject}${text}`).not.toContain('\u202e');
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('HTML from a template', () => {
  it('escapes what is inserted, and leaves HTML as it is', () => {
    const list = ['<b>', '&'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul title="${'"\''}">${list}</ul>`.source).toBe(
      '<ul title="&quot;&#39;"><li>&lt;b&gt;</li><li>&amp;</li></ul>',
    );
  });
});
