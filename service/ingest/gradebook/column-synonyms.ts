/** How learning platforms and offices call the columns of their exports. */
import type { GradebookField } from './gradebook-fields.ts';
import { headerWords } from './header-words.ts';

/**
 * The names of each field, the surest first: where several columns fit, the one that comes first here is taken. Moodle,
 * Canvas, Blackboard, Open edX and Sakai, and what people write in English, German, French, Spanish, Portuguese, Italian,
 * Dutch, Polish, Swedish, Norwegian, Danish, Czech, Turkish, Russian, Ukrainian, Greek, Arabic, Chinese, Japanese, Korean.
 */
const SYNONYMS: Readonly<Record<GradebookField, string>> = {
  learner: `
    learner id, learnerid, learner, learner number, student id, studentid, student number, student no, id student,
    candidate number, candidate id, participant id, sis user id, sis id, id number, matriculation number, registration number,
    enrolment number, username, user name, user id, userid, login id, sis login id, login, external id, anonymized id, id, user,
    matrikelnummer, matrikelnr, matrikel nr, teilnehmernummer, teilnehmer id, kennung, benutzername, anmeldename,
    numero etudiant, numero d etudiant, n etudiant, identifiant, id etudiant, matricule, nom d utilisateur,
    numero de alumno, id de alumno, matricula, numero de identificacion, id de estudiante, usuario, nombre de usuario,
    numero de aluno, id do aluno, ra, usuario, nome de usuario, identificador,
    matricola, numero di matricola, id studente, nome utente, codice studente,
    studentnummer, deelnemersnummer, gebruikersnaam, numer albumu, nr albumu, id studenta, nazwa uzytkownika,
    studentnummer, personnummer, anvandarnamn, brukernavn, studienummer, studentnr, cislo studenta, osobni cislo,
    ogrenci no, ogrenci numarasi, kullanici adi, номер студента, идентификатор, табельный номер, логин,
    ідентифікатор, номер студента, αριθμος μητρωου, رقم الطالب, المعرف, 学号, 學號, 用户名, 学籍番号, 受講者id, ユーザ名, 학번, 아이디`,
  name: `
    full name, fullname, learner name, student name, name, display name, participant name, candidate name, student, sortable name,
    vollstandiger name, name vorname, teilnehmer, teilnehmername, nom complet, nom et prenom, nom prenom, etudiant,
    nombre completo, nombre y apellidos, apellidos y nombre, alumno, estudiante, nome completo, aluno, estudante,
    nome e cognome, cognome e nome, studente, volledige naam, naam, imie i nazwisko, nazwisko i imie,
    namn, navn, fullstandigt namn, jmeno a prijmeni, ad soyad, adi soyadi, фио, полное имя, піб, ονοματεπωνυμο,
    الاسم الكامل, الاسم, 姓名, 氏名, 名前, 성명, 이름`,
  'given-name': `
    first name, firstname, given name, given names, givenname, forename, vorname, vornamen, prenom, prenoms, nombre, nombres,
    nome, primeiro nome, voornaam, imie, imiona, fornamn, fornavn, jmeno, ad, adi, имя, ім я, ονομα, الاسم الاول, 名, 이름 명`,
  'family-name': `
    last name, lastname, family name, familyname, surname, nachname, familienname, zuname, nom de famille, nom,
    apellido, apellidos, sobrenome, apelido, cognome, achternaam, nazwisko, efternamn, etternavn, efternavn, prijmeni,
    soyad, soyadi, фамилия, прізвище, επωνυμο, اسم العائلة, 姓, 성`,
  email: `
    email address, email, e mail, mail, e mail address, emailaddress, e mail adresse, mailadresse, adresse e mail,
    adresse de courriel, courriel, correo electronico, correo, direccion de correo, endereco de email, indirizzo email,
    posta elettronica, e mailadres, adres e mail, e postadress, e post, epost, emailova adresa, e posta, электронная почта,
    эл почта, електронна пошта, البريد الالكتروني, 电子邮件, 電子郵件, 邮箱, メールアドレス, 이메일`,
  cohort: `
    cohort, cohort id, presentation, course run, run, class, group cohort, kohorte, jahrgang, cohorte, coorte, cohort naam,
    kohorta, kohort, kull, поток, когорта, 期, 班级, コホート, 기수`,
  module: `
    module, module id, module code, modul, modulcode, modulo, unit, course unit, module naam, модуль, المادة, 模块, 单元, モジュール, 모듈`,
  assessment: `
    assessment, assessment id, assessment name, assessment title, assignment, assignment name, assignment id, exam, test, quiz,
    task, activity, grade item, item name, component, prufung, prufungsleistung, leistung, leistungsnachweis, aufgabe,
    evaluation, epreuve, examen, devoir, evaluacion, prueba, tarea, actividad, avaliacao, prova, atividade, valutazione, esame,
    prova d esame, beoordeling, toets, opdracht, ocena skladnik, egzamin, zaliczenie, bedomning, prov, uppgift, vurdering, oppgave,
    eksamen, zkouska, hodnoceni, sinav, odev, задание, экзамен, оценивание, завдання, іспит, αξιολογηση, التقييم, الاختبار, 考试, 作业, 测验,
    評価項目, 課題, 試験, 평가, 시험, 과제`,
  attempt: `
    attempt, attempt number, attempt no, attempt nr, number of the attempt, try, sitting, versuch, versuch nr, versuchsnummer,
    nummer des versuchs, prufungsversuch, tentative, numero de tentative, essai, intento, numero de intento, n de intento,
    convocatoria, tentativa, numero da tentativa, tentativo, numero di tentativo, poging, pogingnummer, podejscie,
    numer podejscia, forsok, forsoksnummer, forsog, forsogsnummer, pokus, cislo pokusu, deneme, deneme no, попытка,
    номер попытки, спроба, номер спроби, προσπαθεια, المحاولة, رقم المحاولة, 尝试, 第几次, 試行, 시도`,
  score: `
    score, grade, mark, marks, result, points, percent, percentage, score percent, final score, total score, earned, points earned,
    punkte, ergebnis, prozent, bewertung, punktzahl, score obtenu, resultat, points obtenus, pourcentage,
    puntuacion, calificacion, nota, puntaje, puntos, porcentaje, pontuacao, classificacao, pontos, percentagem,
    punteggio, voto, punti, percentuale, cijfer, punten, resultaat, wynik, ocena, punkty, procent, poang, resultat, betyg,
    poeng, karakter, body, vysledek, puan, not, балл, баллы, оценка, бал, оцінка, βαθμος, الدرجة, النتيجة, 分数, 成绩, 成績, 得点, 点数, 점수, 성적`,
  maximum: `
    maximum, max, out of, max score, maximum score, max points, maximum points, maximum grade, points possible, possible points,
    hochstpunktzahl, maximale punktzahl, max punkte, maximum de points, bareme, puntuacion maxima, nota maxima, pontuacao maxima,
    punteggio massimo, maximale score, maksimum, maks punkty, maxpoang, макс балл, максимальный балл, 满分, 満点, 만점`,
  date: `
    date handed in, handed in, submission date, submitted on, date submitted, submitted at, submitted, submission time, date,
    date of assessment, assessment date, completed on, completion date, completed, timestamp, time submitted, exam date,
    datum, abgabedatum, abgegeben am, prufungsdatum, date de remise, date de rendu, remis le, fecha, fecha de entrega,
    data, data de entrega, data di consegna, data consegna, inleverdatum, ingeleverd op, data oddania, data zlozenia,
    inlamningsdatum, innleveringsdato, dato, datum odevzdani, tarih, teslim tarihi, дата, дата сдачи, дата здачі, ημερομηνια,
    التاريخ, تاريخ التسليم, 日期, 提交日期, 提出日, 日付, 제출일, 날짜`,
  'final-result': `
    final result, final grade status, outcome, completion status, overall result, course result, endergebnis, gesamtergebnis,
    abschluss, resultat final, decision du jury, resultado final, situacao final, esito finale, esito, eindresultaat,
    wynik koncowy, slutresultat, slutbetyg, sluttresultat, konecny vysledek, sonuc, итог, итоговый результат, підсумок,
    τελικο αποτελεσμα, النتيجة النهائية, 最终结果, 最終結果, 최종 결과`,
};

/** A field, and how sure a name is of it: 0 is the surest. */
export interface FieldOfName {
  readonly field: GradebookField;
  readonly rank: number;
}

const FIELDS_BY_WORDS = byWords();

function byWords(): ReadonlyMap<string, FieldOfName> {
  const found = new Map<string, FieldOfName>();
  for (const field of fieldsOf(SYNONYMS)) {
    const names = SYNONYMS[field].split(',').map(headerWords);
    for (const [rank, name] of names.entries()) if (!found.has(name)) found.set(name, { field, rank });
  }
  return found;
}

function fieldsOf<Field extends string>(table: Readonly<Record<Field, unknown>>): Field[] {
  const fields: Field[] = [];
  for (const field in table) fields.push(field);
  return fields;
}

/** The field that a column's name stands for; undefined where it stands for none. */
export function fieldOfName(name: string): FieldOfName | undefined {
  return FIELDS_BY_WORDS.get(headerWords(name));
}
