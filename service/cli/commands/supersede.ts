import { supersedeCertificate } from '../../registrar/corrections/supersede-certificate.ts';
import { hashOfArgument } from '../certificate-argument.ts';
import { plainText } from '../plain-text.ts';
import { duration } from '../words.ts';
import { writeWhole } from '../write-whole.ts';
import { type AddCommands, example } from './command-group.ts';

interface SupersedeFlags {
  readonly name?: string;
  readonly asDecided?: boolean;
  readonly out?: string;
}

/** `cairn supersede HASH|FILE [--name NAME] [--as-decided] [--out FILE]` */
export const addSupersede: AddCommands = (program, cli) => {
  program
    .command('supersede')
    .argument('<hash-or-file>', 'the certificate to correct')
    .option('--name <name>', "the holder's right name; without it, the name that is on record now")
    .option('--as-decided', 'with the results on record now; without it, only the name is corrected')
    .option('--out <file>', 'where to write the new certificate file')
    .description('correct a certificate: issue and anchor a new one, then revoke the old one as superseded')
    .addHelpText('after', example('supersede old.cairn.json --name "Zoë Müller" --out new.cairn.json'))
    .action(async (certificate: string, { name, asDecided = false, out }: SupersedeFlags) => {
      const started = performance.now();
      const hash = await hashOfArgument(certificate);
      const basis = asDecided ? 'as-decided' : 'as-issued';
      const { text, ...summary } = await cli.acting(
        'certificates.supersede',
        { subject: hash, details: { basis } },
        ({ installation }) =>
          cli.terminal.showing((onProgress) => supersedeCertificate(installation, hash, name, onProgress, basis)),
        ({ credentialHash, batchId }) => ({ credentialHash, batchId }),
      );
      if (out !== undefined) await writeWhole(out, text);
      const milliseconds = Math.round(performance.now() - started);
      cli.terminal.answer(
        { kind: 'summary', command: 'supersede', ...summary, file: out ?? null, milliseconds },
        `Superseded (${duration(milliseconds)}). The old certificate is revoked, and the new one is final on the chain.`,
        `old  ${summary.supersededHash}`,
        `new  ${summary.credentialHash}`,
        out === undefined
          ? `Its file: npx cairn export ${summary.batchId} --out DIR`
          : `Its file: ${plainText(out)}. Give it to the holder.`,
      );
    });
};
