/** Sentences of the settings panel. */
export const SETTINGS_WORDS = {
  title: 'Settings',
  lead: 'Whom this page trusts is up to you. What you change here stays in this browser.',
  endpointsTitle: 'Endpoints: through whom the chain is read',
  endpointsLead:
    'An endpoint is a server that reads the chain for you. A dishonest one could lie, so choose one that you trust, or run your own.',
  endpointsLabel: (name: string): string => `Endpoints for ${name}, one in a line, tried in this order`,
  chainAndRegistry: (chainId: number, registry: string): string => `chain ${chainId}, registry ${registry}`,
  noDeployments: 'No registry is trusted yet. Add one below.',
  badEndpoint: (url: string): string =>
    `“${url}” cannot be used: an endpoint starts with https://, or with http://localhost or http://127.0.0.1.`,
  issuersTitle: 'Issuers that you trust',
  issuersLead:
    'Add an issuer once you know, from a source other than the certificate, that the registry entry is theirs.',
  noIssuers: 'You have added none.',
  siteIssuers: 'This site trusts:',
  remove: (did: string): string => `Remove ${did}`,
  removeShort: 'Remove',
  didLabel: 'The issuer’s DID, such as did:web:university.example',
  referenceLabel: 'Its registry entry, such as urn:cairn:eip155:1:0x…:7',
  add: 'Add issuer',
  badDid: 'A DID starts with “did:”, a method and a colon, such as did:web:university.example.',
  badReference:
    'A registry entry reads urn:cairn:eip155:, the chain id, the registry’s address in lower case, and the issuer’s number, with colons between.',
  pinsTitle: 'Registries that you trust',
  pinsLead:
    'Your own list (JSON) takes the place of this site’s list of registries and issuers. Leave it empty to use the site’s.',
  pinsLabel: 'Your own list of trusted deployments and issuers',
  showSitePins: 'Start from this site’s list',
  save: 'Save',
  cancel: 'Cancel',
  reset: 'Reset',
} as const;
