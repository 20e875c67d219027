/** An address by which its owner knows it again, and nobody else is told it: `z…@college.example`. */
export function maskedMailbox(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address;
  return `${at > 0 ? first : ''}…${at < 0 ? '' : address.slice(at)}`;
}
