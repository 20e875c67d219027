import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vagueVerbOf } from '../../../service/pathway/check/measurable.ts';

describe('a statement that says what nobody can see', () => {
  it.each([
    ['understand the life cycle of data', 'understand'],
    ['Understands what metadata is for', 'Understands'],
    ['can understand and apply a licence', 'understand'],
    ['The learner will be able to know the law', 'know'],
    ['know about data protection', 'know'],
    ['is aware of the risks of publishing', 'aware of'],
    ['be fully aware of the risks', 'aware of'],
    ['become familiar with a catalogue', 'familiar with'],
    ['critically appreciate the value of open data', 'appreciate'],
    ['have a good working understanding of statistics', 'have a good working understanding of'],
    ['demonstrate knowledge of the FAIR principles', 'demonstrate knowledge of'],
    ['Knowledge of common file formats', 'Knowledge of'],
    ['have spatial awareness', 'have spatial awareness'],
    ['learn how to clean a table', 'learn'],
    ['name, describe and understand the parts of a record', 'understand'],
    ['describe and appreciate the work of others', 'appreciate'],
    ['students can get to know their colleagues', 'know'],
  ])('in English: %s', (statement, words) => {
    expect(vagueVerbOf(statement, 'en-IE')).toBe(words);
  });

  it.each([
    ['de', 'versteht den Lebenslauf von Daten', 'versteht'],
    ['de', 'kann den Lebenslauf von Daten verstehen', 'verstehen'],
    ['de', 'ist in der Lage, Lizenzen zu verstehen und anzuwenden', 'verstehen'],
    ['de', 'hat grundlegende Kenntnisse über den Datenschutz', 'hat grundlegende Kenntnisse über'],
    ['de', 'Die Lernenden sind sich der Risiken bewusst', 'bewusst'],
    ['fr', 'être capable de comprendre une licence', 'comprendre'],
    ['fr', "prendre conscience de l'enjeu", 'prendre conscience'],
    ['fr', 'avoir une bonne connaissance du droit', 'avoir une bonne connaissance du'],
    ['fr', 'savoir ce que dit le règlement', 'savoir'],
    ['es', 'conocer los principios FAIR', 'conocer'],
    ['es', 'sabe qué es un metadato', 'sabe'],
    ['es', 'es consciente de los riesgos', 'consciente'],
    ['pt-BR', 'compreender a importância dos metadados', 'compreender'],
    ['pt', 'ter conhecimento de formatos', 'ter conhecimento de'],
    ['it', 'conosce i formati più comuni', 'conosce'],
    ['it', 'è consapevole dei rischi', 'consapevole'],
    ['nl', 'kan de levenscyclus van data begrijpen', 'begrijpen'],
    ['nl', 'heeft kennis van bestandsformaten', 'heeft kennis van'],
  ])('in %s: %s', (language, statement, words) => {
    expect(vagueVerbOf(statement, language)).toBe(words);
  });
});

describe('a statement that says what can be seen', () => {
  it.each([
    ['en', 'can clean a table of errors, gaps and duplicates'],
    ['en', 'explain how people understand a chart, and what they know about it'],
    ['en', 'describe what a learner has to know before a course'],
    ['en', 'develop a knowledge base for colleagues'],
    ['en', 'understate nothing in a report'],
    ['en', 'promote environmental awareness'],
    ['en', 'apply knowledge of human behaviour'],
    ['en', 'discover errors in a table'],
    ['en', 'apply machine learning to a data set'],
    ['de', 'kann erklären, wie Menschen Daten verstehen'],
    ['de', 'beschreibt, was andere wissen'],
    ['de', 'kann eine Tabelle von Fehlern und Lücken bereinigen'],
    ['fr', 'savoir nettoyer un tableau'],
    ['fr', 'expliquer ce que les lecteurs doivent comprendre'],
    ['es', 'saber limpiar una tabla'],
    ['pt', 'sabe descrever um conjunto de dados'],
    ['it', 'sapere descrivere un insieme di dati'],
    ['nl', 'kan uitleggen wat lezers begrijpen'],
  ])('in %s: %s', (language, statement) => {
    expect(vagueVerbOf(statement, language)).toBeNull();
  });

  it('is not judged in a language that is not known here', () => {
    expect(vagueVerbOf('understand everything', 'tlh')).toBeNull();
    expect(vagueVerbOf('understand everything', '')).toBeNull();
    expect(vagueVerbOf('understand everything', 'constructor')).toBeNull();
  });
});

it('never throws, and what it tells stands in the statement', () => {
  const word = fc.constantFrom(
    'can',
    'understand',
    'have',
    'a',
    'knowledge',
    'of',
    'and',
    'ünïts,',
    '&',
    '—',
    'wissen.',
  );
  const statement = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(word).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(statement, fc.constantFrom('en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'xx'), (text, language) => {
      const found = vagueVerbOf(text, language);
      return found === null || (found.length > 0 && text.includes(found));
    }),
  );
});
