/** How a course has ended for a learner, by the words that platforms and offices use. */
import type { FinalResult } from '../../pathway/evaluation/learner-record.ts';
import { headerWords } from './header-words.ts';
import type { Refuse } from './read-date.ts';

const WORDS: Readonly<Record<FinalResult, string>> = {
  pass: `pass, passed, p, completed, complete, successful, bestanden, absolviert, reussi, admis, valide, aprobado, apto, aprovado,
    promosso, superato, idoneo, geslaagd, voldoende, zdal, zaliczone, zaliczony, godkand, bestatt, gecti, basarili,
    сдал, сдано, зачтено, зараховано, επιτυχια, ناجح, 合格, 及格, 通过, 합격`,
  distinction: `distinction, pass with distinction, with distinction, honours, honors, mit auszeichnung, auszeichnung,
    avec distinction, avec mention, sobresaliente, matricula de honor, con distincion, com distincao, con lode, cum laude, magna cum laude,
    summa cum laude, z wyroznieniem, val godkand, с отличием, з відзнакою, 优秀, 優秀, 우등`,
  fail: `fail, failed, f, not passed, unsuccessful, nicht bestanden, durchgefallen, echoue, ajourne, non valide, suspenso, no apto,
    reprobado, reprovado, bocciato, respinto, non superato, gezakt, onvoldoende, niezdane, nie zdal, niezaliczone, underkand, ikke bestatt,
    kaldi, basarisiz, не сдал, не зачтено, не зараховано, αποτυχια, راسب, 不合格, 不及格, 불합격`,
  withdrawn: `withdrawn, withdrew, w, dropped, dropped out, left, abgemeldet, abgebrochen, zuruckgetreten, abandon, abandonne, desiste,
    retirado, desistente, ritirato, teruggetrokken, uitgeschreven, zrezygnowal, wycofany, avbrutit, avhoppad, frafalt, trukket,
    birakti, отчислен, выбыл, відраховано, منسحب, 退学, 退出, 辞退, 철회`,
};

const RESULTS = new Map<string, FinalResult>(
  entries().flatMap(([result, words]) =>
    words.split(',').map((word): [string, FinalResult] => [headerWords(word), result]),
  ),
);

function entries(): [FinalResult, string][] {
  return [
    ['pass', WORDS.pass],
    ['distinction', WORDS.distinction],
    ['fail', WORDS.fail],
    ['withdrawn', WORDS.withdrawn],
  ];
}

/** Reads `Pass`, `bestanden`, `合格` and the like. */
export function readFinalResult(text: string, refuse: Refuse): FinalResult | undefined {
  const known = RESULTS.get(text) ?? RESULTS.get(headerWords(text));
  return known ?? refuse('one of pass, distinction, fail and withdrawn, or nothing while the course goes on');
}
