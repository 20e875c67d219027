import type { ArtifactLocation, Log, ReportingDescriptor, Result } from 'sarif';
import { FINDING_RULES, type FindingCode, type Severity } from '../../pathway/check/finding-rules.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import type { CheckedFile } from './checked-file.ts';

/** What a finding of a severity means for whoever wrote the document. */
const HELP: Record<Severity, string> = {
  error: 'A document with this finding is not published.',
  warning: 'A document with this finding may be published; the finding is recorded with it.',
};

/** Where SARIF 2.1.0 has its schema. */
const SARIF_SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const CODES = Object.keys(FINDING_RULES).filter((code): code is FindingCode => Object.hasOwn(FINDING_RULES, code));

/**
 * The findings of some files as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which editors and code
 * hosts show at the lines concerned. Every rule is described, also those that nothing was found by.
 *
 * @param version of the program that checked
 */
export function sarifLog(files: readonly CheckedFile[], version: string): Log {
  return {
    $schema: SARIF_SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cairn', semanticVersion: version, rules: CODES.map(sarifRule) } },
        columnKind: 'unicodeCodePoints',
        artifacts: files.map(({ file }) => ({ location: { uri: fileUri(file) } })),
        results: files.flatMap(({ file, findings }, artifact) =>
          findings.map((finding) => sarifResult(finding, { uri: fileUri(file), index: artifact })),
        ),
      },
    ],
  };
}

function sarifRule(code: FindingCode): ReportingDescriptor {
  const { severity, title } = FINDING_RULES[code];
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    help: { text: `${title}. ${HELP[severity]}` },
    defaultConfiguration: { level: severity },
  };
}

function sarifResult(
  { code, severity, pointer, sentence, remedy, region }: LocatedFinding,
  artifact: ArtifactLocation,
): Result {
  const { line, column, endLine, endColumn } = region;
  return {
    ruleId: code,
    ruleIndex: CODES.indexOf(code),
    level: severity,
    message: { text: `${sentence} ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact,
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        logicalLocations: [{ fullyQualifiedName: pointer, kind: 'value' }],
      },
    ],
    // So that a code host knows a finding again when lines before it have moved.
    partialFingerprints: { 'codeAndPointer/v1': `${code}:${pointer}` },
  };
}

/** The path of a file as a URI reference (RFC 3986), with `/` between its parts on every system. */
function fileUri(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
