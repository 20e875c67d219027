/**
 * The words by which a statement says what goes on in somebody's head, where nobody sees it, by language. English is meant
 * to be complete; the others hold the common ones. All in lower case; a phrase is words with single spaces.
 */

type Words = ReadonlySet<string>;

/** The vocabulary of one language. */
export interface VagueWords {
  /** What may stand before the verb: who, "can", "will be able to", and adverbs. */
  readonly leadIns: Words;
  /** "understand", "be aware of" (without what is among the lead-ins), in the forms that statements have. */
  readonly verbs: readonly string[];
  /** "have" and "gain", of "have an understanding of". */
  readonly holding: Words;
  /** "understanding" of "have an understanding of"; such a noun at the beginning is enough. */
  readonly states: Words;
  /** What follows a state: "of"; after "have", the end of the clause does as well. */
  readonly prepositions: Words;
  readonly coordinators: Words;
  /** "savoir": to know, but before an infinitive no more than "can". */
  readonly knowHow?: { readonly verbs: Words; readonly infinitive: RegExp };
  /** Where the verb may stand at the end of its clause ("kann Daten verstehen"): the words that begin another clause. */
  readonly verbLast?: Words;
}

const words = (list: string): Words => new Set(list.split(' '));

const en: VagueWords = {
  leadIns: words(
    'the a an each every all learner learners student students participant participants candidate candidates graduate ' +
      'graduates holder holders person people someone who they you i we he she it can could will would shall should must may ' +
      'is are be been being become becomes becoming get gets getting to able capable also then fully clearly critically ' +
      'deeply thoroughly broadly generally better really truly properly basically correctly',
  ),
  verbs: [
    ...['understand', 'understands', 'understanding', 'understood', 'comprehend', 'comprehends', 'comprehending'],
    ...['know', 'knows', 'knowing', 'grasp', 'grasps', 'grasping', 'learn', 'learns', 'learn about', 'learns about'],
    ...['appreciate', 'appreciates', 'appreciating', 'aware of', 'aware that', 'conscious of', 'mindful of'],
    ...['familiar with', 'acquainted with', 'knowledgeable about', 'exposed to', 'introduced to', 'interested in'],
    ...['familiarise', 'familiarises', 'familiarize', 'familiarizes', 'internalise', 'internalises', 'internalize'],
    ...['internalizes', 'realise that', 'realises that', 'realize that', 'realizes that', 'believe', 'believes'],
    ...['think about', 'thinks about', 'enjoy', 'enjoys'],
  ],
  holding: words(
    'have has having hold holds possess possesses gain gains gaining acquire acquires develop develops build builds ' +
      'demonstrate demonstrates show shows display displays obtain obtains deepen deepens',
  ),
  states: words(
    'understanding comprehension knowledge awareness appreciation familiarity insight insights idea grasp exposure',
  ),
  prepositions: words('of about with into in to on that how'),
  coordinators: words('and or & then'),
};

const de: VagueWords = {
  leadIns: words(
    'die der das ein eine lernende lernenden lernender studierende studierenden teilnehmende teilnehmenden teilnehmer ' +
      'teilnehmerinnen absolventen absolventinnen person personen sie er wir ich können kann könnte sollen soll sollte ' +
      'sollten werden wird ist sind sein in lage fähig dazu zu sich auch dann gut sicher grundlegend kritisch',
  ),
  verbs: [
    ...['verstehen', 'versteht', 'verstehe', 'begreifen', 'begreift', 'kennen', 'kennt', 'kenne', 'kennenlernen'],
    ...['wissen', 'weiß', 'weiss', 'nachvollziehen', 'schätzen', 'wertschätzen', 'vertraut mit', 'verinnerlichen'],
    ...['bewusst', 'verstanden', 'vertraut'],
  ],
  holding: words(
    'haben hat besitzen besitzt erwerben erwirbt verfügen verfügt entwickeln entwickelt gewinnen gewinnt über',
  ),
  states: words(
    'verständnis kenntnis kenntnisse grundkenntnisse wissen grundwissen bewusstsein einblick einblicke überblick ' +
      'vertrautheit',
  ),
  prepositions: words('von vom der des über für in mit zu zum zur um davon'),
  coordinators: words('und oder sowie'),
  verbLast: words('dass ob was wie warum weshalb wer wo wann welche welcher welches'),
};

const fr: VagueWords = {
  leadIns: words(
    'l le la les un une apprenant apprenante apprenants étudiant étudiante étudiants étudiantes participant participants ' +
      'candidat candidats personne on il elle ils elles peut peuvent pourra pourront doit sera seront est être capable ' +
      'capables en mesure apte aptes de d à se s bien mieux',
  ),
  verbs: [
    ...['comprendre', 'comprend', 'comprennent', 'connaître', 'connaitre', 'connaît', 'connait', 'connaissent'],
    ...['apprécier', 'apprécie', 'appréhender', 'appréhende', 'familiariser', 'familiarise', 'conscient', 'consciente'],
    ...['conscients', 'sensibilisé', 'sensibilisée', 'sensibilisés', 'familier avec', 'familiarisé avec', 'assimiler'],
    ...['prendre conscience', 'prend conscience'],
  ],
  holding: words('avoir a ont acquérir acquiert posséder possède développer développe démontrer'),
  states: words('compréhension connaissance connaissances conscience notion notions aperçu'),
  prepositions: words('de d du des sur que'),
  coordinators: words('et ou'),
  knowHow: { verbs: words('savoir sait savent saura'), infinitive: /(?:er|ir|re)$/u },
};

const es: VagueWords = {
  leadIns: words(
    'el la los las un una estudiante estudiantes alumno alumna alumnos alumnas participante participantes persona puede ' +
      'pueden podrá podrán debe será serán es ser estar está capaz capaces de se bien mejor',
  ),
  verbs: [
    ...['comprender', 'comprende', 'comprenden', 'entender', 'entiende', 'entienden', 'conocer', 'conoce', 'conocen'],
    ...['apreciar', 'aprecia', 'consciente', 'conscientes', 'familiarizarse', 'familiarizado con', 'asimilar'],
    ...['tomar conciencia', 'toma conciencia', 'aprender', 'aprende', 'interiorizar'],
  ],
  holding: words('tener tiene tienen adquirir adquiere poseer posee desarrollar desarrolla demostrar'),
  states: words('comprensión conocimiento conocimientos conciencia noción nociones'),
  prepositions: words('de del sobre acerca que'),
  coordinators: words('y e o u'),
  knowHow: { verbs: words('saber sabe saben sabrá'), infinitive: /(?:[aei]r|[aei]rse)$/u },
};

const pt: VagueWords = {
  leadIns: words(
    'o a os as um uma estudante estudantes aluno aluna alunos alunas formando formandos participante participantes pessoa ' +
      'pode podem poderá poderão deve será serão é ser estar está capaz capazes de se bem melhor',
  ),
  verbs: [
    ...['compreender', 'compreende', 'compreendem', 'entender', 'entende', 'entendem', 'conhecer', 'conhece'],
    ...['conhecem', 'apreciar', 'aprecia', 'consciente', 'conscientes', 'ciente', 'cientes', 'familiarizar'],
    ...['familiarizar-se', 'familiarizado com', 'assimilar', 'aprender', 'aprende', 'tomar consciência'],
  ],
  holding: words('ter tem têm adquirir adquire possuir possui desenvolver desenvolve demonstrar'),
  states: words('compreensão conhecimento conhecimentos consciência noção noções entendimento'),
  prepositions: words('de do da dos das sobre acerca que'),
  coordinators: words('e ou'),
  knowHow: { verbs: words('saber sabe sabem saberá'), infinitive: /(?:[aei]r|ôr|[aei]r-se)$/u },
};

const it: VagueWords = {
  leadIns: words(
    'il lo la i gli le l un uno una studente studentessa studenti discente discenti partecipante partecipanti persona può ' +
      'possono potrà deve sarà saranno è essere in grado capace capaci di bene meglio',
  ),
  verbs: [
    ...['comprendere', 'comprende', 'comprendono', 'capire', 'capisce', 'capiscono', 'conoscere', 'conosce'],
    ...['conoscono', 'apprezzare', 'apprezza', 'consapevole', 'consapevoli', 'familiarizzare', 'familiarizza'],
    ...['imparare', 'impara', 'assimilare', 'interiorizzare', 'prendere coscienza'],
  ],
  holding: words('avere ha hanno acquisire acquisisce possedere possiede sviluppare sviluppa dimostrare'),
  states: words('comprensione conoscenza conoscenze consapevolezza familiarità nozioni'),
  prepositions: words('di del dello della dei degli delle dell su con che'),
  coordinators: words('e ed o oppure'),
  knowHow: { verbs: words('sapere sa sanno saprà'), infinitive: /(?:[aei]re|rre|[aei]rsi|rsi)$/u },
};

const nl: VagueWords = {
  leadIns: words(
    'de het een lerende lerenden student studenten cursist cursisten deelnemer deelnemers persoon kan kunnen zal zullen ' +
      'moet is zijn staat in te om zich goed beter ook',
  ),
  verbs: [
    ...['begrijpen', 'begrijpt', 'kennen', 'kent', 'weten', 'weet', 'snappen', 'snapt', 'waarderen', 'waardeert'],
    ...['bewust', 'vertrouwd met', 'bekend met', 'doorgronden', 'doorgrondt', 'beseffen', 'beseft'],
  ],
  holding: words('hebben heeft verwerven verwerft bezitten bezit ontwikkelen ontwikkelt krijgen krijgt'),
  states: words('begrip kennis inzicht bewustzijn besef'),
  prepositions: words('van in over voor'),
  coordinators: words('en of'),
  verbLast: words('dat wat hoe waarom wie waar wanneer welke welk'),
};

/** By the first part of a language tag. */
export const VAGUE_WORDS: ReadonlyMap<string, VagueWords> = new Map(Object.entries({ en, de, fr, es, pt, it, nl }));
