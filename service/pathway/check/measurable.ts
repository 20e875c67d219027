/**
 * Whether a statement of what somebody can do says something that can be seen. After the advice of every teaching centre:
 * an outcome begins with a verb of doing, since "understand" leaves open how anybody could tell.
 */
import { VAGUE_WORDS, type VagueWords } from './vague-words.ts';

interface Word {
  readonly text: string;
  /** Where it begins and ends in the statement. */
  readonly from: number;
  readonly to: number;
  /** What stands between it and the next word has a comma, a semicolon, a colon or a full stop. */
  readonly endsClause: boolean;
}

/** So many verbs in a row are looked at: "name, describe and understand". */
const MOST_VERBS = 6;

/** "have a good working understanding of": so many words may stand between the verb and its noun. */
const MOST_BETWEEN = 3;

/**
 * The words of the statement, as they stand there, that say what nobody can see: "understand", "be aware of", "have a
 * basic knowledge of". Null when it begins with something else, or when its language is not one that is judged here.
 *
 * Only the verbs that say what the person does count: "explain how people understand a chart" is measurable.
 *
 * @param language a language tag (BCP 47)
 */
export function vagueVerbOf(statement: string, language: string): string | null {
  const vocabulary = VAGUE_WORDS.get(language.toLowerCase().split('-', 1)[0] ?? '');
  if (vocabulary === undefined) return null;
  const words = wordsOf(statement);
  const match = amongTheFirstVerbs(words, vocabulary) ?? lastVerb(words, vocabulary);
  return match === null ? null : statement.slice(match.from, match.to);
}

interface Match {
  readonly from: number;
  readonly to: number;
}

function amongTheFirstVerbs(words: readonly Word[], vocabulary: VagueWords): Match | null {
  let at = 0;
  for (let verbs = 0; verbs < MOST_VERBS; verbs += 1) {
    at = afterLeadIns(words, at, vocabulary);
    const match = vagueAt(words, at, vocabulary);
    if (match !== null) return match;
    const next = nextVerb(words, at, vocabulary);
    if (next === null) return null;
    at = next;
  }
  return null;
}

/** Where a row of verbs goes on: after "and", or after the comma behind this one. */
function nextVerb(words: readonly Word[], at: number, { coordinators }: VagueWords): number | null {
  const following = words[at + 1];
  if (following === undefined) return null;
  if (coordinators.has(following.text)) return at + 2;
  return words[at]?.endsClause === true ? at + 1 : null;
}

function afterLeadIns(words: readonly Word[], from: number, { leadIns, knowHow }: VagueWords): number {
  let at = from;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const next = words[at + 1];
    const isAbility = knowHow?.verbs.has(word.text) && knowHow.infinitive.test(next?.text ?? '');
    if (!isAbility && !leadIns.has(word.text)) break;
    at += 1;
  }
  return at;
}

function vagueAt(words: readonly Word[], at: number, vocabulary: VagueWords): Match | null {
  const first = words[at];
  if (first === undefined) return null;
  const state = stateAt(words, at, vocabulary);
  if (state !== null) return state;
  if (vocabulary.knowHow?.verbs.has(first.text)) return first;
  for (const phrase of vocabulary.verbs) {
    const parts = phrase.split(' ');
    const last = words[at + parts.length - 1];
    if (last !== undefined && parts.every((part, index) => words[at + index]?.text === part)) {
      return { from: first.from, to: last.to };
    }
  }
  return null;
}

/** "have an understanding of", "have spatial awareness", or "understanding of" at the beginning. */
function stateAt(words: readonly Word[], at: number, { holding, states, prepositions }: VagueWords): Match | null {
  const first = words[at];
  if (first === undefined) return null;
  const isHeld = holding.has(first.text);
  const most = isHeld ? at + 1 + MOST_BETWEEN : at;
  for (let place = at; place <= most; place += 1) {
    const [state, next] = [words[place], words[place + 1]];
    if (state === undefined) return null;
    if (!states.has(state.text)) continue;
    if (next !== undefined && prepositions.has(next.text)) return { from: first.from, to: next.to };
    if (isHeld && state.endsClause) return { from: first.from, to: state.to };
  }
  return null;
}

/** The verb at the end of the first clause, or one before "and" in it. */
function lastVerb(words: readonly Word[], vocabulary: VagueWords): Match | null {
  const { verbLast, verbs, coordinators } = vocabulary;
  if (verbLast === undefined) return null;
  for (let at = afterLeadIns(words, 0, vocabulary); at < words.length; at += 1) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined) return null;
    const endsClause = word.endsClause || next === undefined || verbLast.has(next.text);
    if ((endsClause || coordinators.has(next.text)) && verbs.includes(word.text)) return word;
    if (endsClause) return null;
  }
  return null;
}

function wordsOf(statement: string): Word[] {
  return [...statement.matchAll(/([\p{L}\p{M}\p{N}&]+(?:-[\p{L}\p{M}\p{N}]+)*)([^\p{L}\p{M}\p{N}&]*)/gu)].map(
    (match) => {
      const [, text = '', between = ''] = match;
      const from = match.index;
      const isLast = from + match[0].length === statement.length;
      return { text: text.toLowerCase(), from, to: from + text.length, endsClause: isLast || /[,;:.]/.test(between) };
    },
  );
}
