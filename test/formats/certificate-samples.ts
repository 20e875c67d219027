import type { CertificateFile } from '../../service/core/certificate-file.ts';
import type { JsonObject, JsonValue } from '../../service/core/json.ts';
import type { CertificateBranding } from '../../service/formats/certificate/branding.ts';
import { DEFAULT_BRANDING } from '../../service/formats/certificate/branding.ts';
import { type LogoImage, readLogo } from '../../service/formats/certificate/logo-image.ts';
import type { CertificatePdfInput } from '../../service/formats/certificate-pdf.ts';
import { bytesOf, sampleCertificate, sampleCredential } from '../core/certificate-fixture.ts';
import { solidPng } from './solid-png.ts';

/** What differs from one certificate to the next. */
export interface SampleWords {
  /** Null for a certificate without a name. */
  readonly name?: string | null;
  readonly issuer?: string;
  readonly award?: string;
  readonly kind?: string;
  readonly description?: string;
  readonly criteria?: string;
  readonly language?: string;
  readonly distinction?: string;
  readonly branding?: Partial<CertificateBranding>;
}

const COLLEGE = {
  issuer: 'Harbour College of Continuing Education',
  name: 'Amélie Nguyễn-Österreich',
  award: 'Certificate in Data Stewardship (Foundations)',
  description: 'The holder can describe, clean and responsibly share the data of an organisation.',
  criteria: 'All assignments handed in, and at least 40 of 100 in the examination.',
};

/** A PDF's input: the certificate file of somebody at a college, unless told otherwise. */
export function samplePdfInput(words: SampleWords = {}): CertificatePdfInput {
  const certificate = certificateOf(words);
  return {
    certificate,
    file: bytesOf({
      type: 'CairnCertificate',
      version: 1,
      credential: certificate.credential.json,
      anchor: { ...certificate.anchor, issuerId: String(certificate.anchor.issuerId) },
    }),
    publicUrl: 'https://registry.example',
    branding: { ...DEFAULT_BRANDING, ...words.branding },
  };
}

function certificateOf(words: SampleWords): CertificateFile {
  const { name, issuer, award, description, criteria } = { ...COLLEGE, ...words };
  const base = sampleCredential();
  const subject = objectOf(base['credentialSubject']);
  const [, hashed] = subject['identifier'] as readonly JsonValue[];
  const named = { type: 'IdentityObject', hashed: false, identityHash: name ?? '', identityType: 'name' };
  const credential = sampleCredential(2, {
    name: words.distinction === undefined ? award : `${award}, ${words.distinction}`,
    issuer: { ...objectOf(base['issuer']), name: issuer },
    credentialSubject: {
      ...subject,
      identifier: name === null ? [hashed ?? null] : [named, hashed ?? null],
      achievement: {
        ...objectOf(subject['achievement']),
        achievementType: words.kind ?? 'Certificate',
        name: award,
        description,
        criteria: { narrative: criteria },
        ...(words.language === undefined ? {} : { inLanguage: words.language }),
      },
    },
  });
  return sampleCertificate({ credential });
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return value as JsonObject;
}

function solidLogo(...image: Parameters<typeof solidPng>): LogoImage {
  return readLogo(solidPng(...image));
}

/** 90 characters in three scripts, two directions and with letters that join, stack and reorder. */
export const WORST_NAME = 'Maximiliane-Theodora Wrzesińska-O’Shaughnessy عبد الرحمن بن خالد श्रीमती लक्ष्मीनारायण कृष्णन';

/** Certificates that are hard to print, each by what is hard about it. */
export const HARD_SAMPLES: Readonly<Record<string, SampleWords>> = {
  ordinary: {},
  worst: { name: WORST_NAME, distinction: 'with distinction' },
  'worst-with-han': {
    name: 'Guðrún Þorvaldsdóttir van den Berghe-Castellanos 欧阳 明月瑞雪 ليلى عبد الرحمن النجار المغربي الكبيرة',
    award:
      'Professional Certificate in the Responsible Stewardship, Curation and Long-Term Preservation of Research Data',
  },
  arabic: {
    name: 'ليلى عبد الرحمن النجار',
    language: 'ar',
    issuer: 'كلية الميناء للتعليم المستمر',
    award: 'شهادة في الإشراف على البيانات (الأسس)',
    description: 'يستطيع حاملها وصف بيانات المؤسسة وتنقيتها ومشاركتها بمسؤولية.',
    criteria: 'تسليم جميع الواجبات، والحصول على 40 من 100 على الأقل في الامتحان.',
    distinction: 'بامتياز',
  },
  hebrew: {
    name: 'שירה בן־דוד (כהן)',
    language: 'he',
    issuer: 'מכללת הנמל',
    award: 'תעודה בניהול נתונים 2026',
    description: 'בעל התעודה יודע לתאר, לנקות ולשתף נתונים באחריות.',
    criteria: 'הגשת כל המטלות וציון 40 לפחות מתוך 100 בבחינה.',
  },
  'arabic-name-alone': { name: 'محمد بن سلمان الحسيني' },
  urdu: { name: 'ڈاکٹر محمد اقبال چوہدری', language: 'ur' },
  thai: {
    name: 'ณัฐพงษ์ ศรีสุวรรณวิเชียร',
    language: 'th',
    award: 'ประกาศนียบัตรการดูแลข้อมูล (พื้นฐาน)',
    description: 'ผู้ถือสามารถอธิบาย ทำความสะอาด และแบ่งปันข้อมูลขององค์กรอย่างมีความรับผิดชอบ',
  },
  khmer: { name: 'សុខ ចាន់ថា ពេជ្រសម្បត្តិ' },
  ethiopic: { name: 'ኃይለ ማርያም ደሳለኝ ወልደ ጊዮርጊስ', language: 'am' },
  tamil: { name: 'மீனாட்சி சுந்தரேஸ்வரன் கிருஷ்ணமூர்த்தி', language: 'ta' },
  devanagari: { name: 'श्रीमती लक्ष्मी कृष्णमूर्ति द्विवेदी', language: 'hi', award: 'डेटा प्रबंधन में प्रमाणपत्र' },
  bengali: { name: 'শ্রীমতী অনিন্দিতা বন্দ্যোপাধ্যায়', language: 'bn' },
  myanmar: { name: 'ဒေါ်အောင်ဆန်းစုကြည်' },
  tibetan: { name: 'བསྟན་འཛིན་རྒྱ་མཚོ' },
  sinhala: { name: 'චන්ද්‍රිකා බණ්ඩාරනායක කුමාරතුංග' },
  chinese: {
    name: '欧阳明月',
    language: 'zh-Hans',
    issuer: '海港继续教育学院',
    award: '数据管理基础证书',
    description: '持证人能够描述、清理并负责任地共享组织的数据。',
    criteria: '提交全部作业，考试成绩不低于 40 分（满分 100 分）。',
  },
  japanese: { name: '髙橋 花子（旧姓 渡邊）', language: 'ja', award: 'データ管理基礎修了証' },
  korean: { name: '김서연', language: 'ko', award: '데이터 관리 기초 수료증' },
  vietnamese: { name: 'Nguyễn Thị Minh Khai Ẩn Ữ Ỗ', language: 'vi' },
  cyrillic: { name: 'Ѓорѓи Ќосевски-Ѝованоў', language: 'ru', issuer: 'Портовый колледж' },
  greek: { name: 'Ἀλέξανδρος Παπαδιαμάντης', language: 'el' },
  'long-award': {
    award:
      'Postgraduate Professional Certificate in the Responsible Stewardship, Curation, Long-Term Preservation, Ethical Sharing and Statutory Disclosure of Research and Administrative Data in Public Institutions',
    issuer:
      'The Consolidated Federation of Harbour Colleges and Polytechnic Institutes for Continuing, Professional and Distance Education',
    distinction: 'with highest distinction and the commendation of the board of examiners',
    kind: 'ext:StatementOfParticipation',
  },
  'many-outcomes': {
    description:
      'The holder can describe the data that an organisation holds, with provenance and quality; clean and reconcile them without loss; plan and document their sharing under licences and consent; assess what may be shared with whom; run one request from receipt to release; explain to others what the data do not show; and take part in the work of a data protection officer. '.repeat(
        2,
      ),
    criteria:
      'All six assignments handed in by their dates, each with at least 40 of 100 points; a project of one case from request to release, presented and defended; and at least 55 of 100 in the final examination, taken under supervision, at the latest in the second sitting. '.repeat(
        2,
      ),
  },
  'no-name': { name: null },
  'one-word-without-end': { name: `Lopado${'temachoselachogaleo'.repeat(6)}`, award: 'X' },
  'very-short': { name: 'O', award: 'Go', issuer: 'Q', description: 'Yes.', criteria: 'No.', kind: 'Badge' },
  letter: { branding: { paper: 'letter' }, distinction: 'with distinction' },
  'logo-wide': { branding: { logo: solidLogo(1600, 90, [20, 60, 140, 255]) } },
  'logo-tall': { branding: { logo: solidLogo(80, 900, [140, 30, 40, 255]) }, name: WORST_NAME },
  'logo-transparent': { branding: { logo: solidLogo(400, 200, [20, 90, 60, 90]) }, distinction: 'with merit' },
  'colours-strong': { branding: { primaryColour: '#c4002f', accentColour: '#0000ff' } },
  'colours-pale': { branding: { primaryColour: '#767676', accentColour: '#6b7a1a' } },
  'colours-black': { branding: { primaryColour: '#000000', accentColour: '#000000' } },
  'unknown-kind': { kind: 'Course' },
  german: { language: 'de', award: 'Zertifikat Datenpflege', distinction: 'mit Auszeichnung', name: 'Straße Groß' },
};
