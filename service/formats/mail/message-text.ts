/** The words of a message, in plain text and in HTML, with the language that they are in (BCP 47). */
export interface MessageText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
}
