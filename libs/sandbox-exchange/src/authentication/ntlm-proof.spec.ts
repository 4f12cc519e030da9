import { toNtlmAuthenticate } from './ntlm-messages';
import { ntHash, provesPassword, responseKeyFor } from './ntlm-proof';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');

// The worked example of MS-NLMP 4.2.4: user "User", domain "Domain", password "Password".
const challenge = bytes('0123456789abcdef');
const authenticateMessage = bytes(`
  4e544c4d53535000 03000000 1800180 06c000000 5400540084000000 0c000c0048000000 0800080054000000 100010005c000000
  10001000d8000000 358288e2 0501280a0000000f
  44006f006d00610069006e00 55007300650072 00 43004f004d0050005500540045005200
  86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa
  68cd0ab851e51c96aabc927bebef6a1c 0101000000000000 0000000000000000 aaaaaaaaaaaaaaaa 00000000
  02000c0044006f006d00610069006e00 01000c005300650072007600650072 00 00000000 00000000
  c5dad2544fc9799094ce1ce90bc9d03e
`);
const exchange = { type1: Buffer.alloc(0), type2: Buffer.alloc(0), type3: authenticateMessage, challenge };

// A handshake of pyspnego 0.12 with the sandbox: it signs its three messages with an integrity code.
const signed = {
  type1: bytes(`
4e544c4d5353500001000000378208e200000000280000000000000028000000000c04000000000f`),
  type2: bytes(`
4e544c4d53535000020000000e000e0038000000058289a233f1ddad9de68fc900000000000000008c008c00460000000a007c4f000000
0f43004f004e0054004f0053004f0002000e0043004f004e0054004f0053004f0001001000450058004300480041004e00470045000400
1e0063006f006e0074006f0073006f002e006500780061006d0070006c00650003003000650078006300680061006e00670065002e0063
006f006e0074006f0073006f002e006500780061006d0070006c00650007000800e0737d775e79dd0100000000`),
  type3: bytes(`
4e544c4d53535000030000001800180058000000e800e800700000000e000e00580100000800080066010000040004006e010000000000
0072010000058289a2000c04000000000fdb31b462a7d2bb906bf0afda228f9db200000000000000000000000000000000000000000000
000013ac71a8018b02b3e28e253b814ade7a0101000000000000e0737d775e79dd01e7ab91b974cf4ee80000000002000e0043004f004e
0054004f0053004f0001001000450058004300480041004e004700450004001e0063006f006e0074006f0073006f002e00650078006100
6d0070006c00650003003000650078006300680061006e00670065002e0063006f006e0074006f0073006f002e006500780061006d0070
006c00650007000800e0737d775e79dd010900200068006f00730074002f0075006e007300700065006300690066006900650064000600
040002000000000000000000000043004f004e0054004f0053004f006500720069006e0056004d00`),
};
const signedExchange = { ...signed, challenge: signed.type2.subarray(24, 32) };

describe('the proof of NTLMv2', () => {
  it('hashes the password of the specification to the printed value', () => {
    expect(ntHash('Password').toString('hex')).toBe('a4f49c406510bdcab6824ee7c30fd852');
  });

  it('derives the response key of the specification', () => {
    expect(responseKeyFor('User', 'Domain', 'Password').toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  });

  it('accepts the message that the specification prints', () => {
    const message = toNtlmAuthenticate(authenticateMessage, true);
    expect(message).toMatchObject({ user: 'User', domain: 'Domain', integrityCode: undefined });
    expect(message && provesPassword(message, 'Password', exchange)).toBe(true);
  });

  it.each(['password', '', 'Passwor', 'Password '])('refuses the same message for the password "%s"', (password) => {
    const message = toNtlmAuthenticate(authenticateMessage, true);
    expect(message && provesPassword(message, password, exchange)).toBe(false);
  });

  it('refuses the same message for another challenge', () => {
    const message = toNtlmAuthenticate(authenticateMessage, true);
    const other = { ...exchange, challenge: bytes('0123456789abcdee') };
    expect(message && provesPassword(message, 'Password', other)).toBe(false);
  });

  it('accepts a handshake whose integrity code fits', () => {
    const message = toNtlmAuthenticate(signed.type3, true);
    expect(message).toMatchObject({ user: 'erin', domain: 'CONTOSO', integrityCode: expect.any(Buffer) });
    expect(message && provesPassword(message, 'erin', signedExchange)).toBe(true);
  });

  it.each([
    ['first', 'type1', 12],
    ['second', 'type2', 20],
    ['third', 'type3', 60],
  ] as const)('refuses it when the flags of the %s message were changed on the way', (_, name, offset) => {
    const message = toNtlmAuthenticate(signed.type3, true);
    const changed = Buffer.from(signed[name]);
    changed.writeUInt8(changed.readUInt8(offset) ^ 1, offset);
    expect(message && provesPassword(message, 'erin', { ...signedExchange, [name]: changed })).toBe(false);
  });
});
