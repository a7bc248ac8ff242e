/** 2D-DOC codes of fictitious avis, signed with a key made for these tests alone. */
import { base32nopad } from '@scure/base';

/** Certificate of that key, from 26 November 2026. */
export const CERTIFICAT = `-----BEGIN CERTIFICATE-----
MIIBwzCCAWmgAwIBAgIUEtPl3w0Hr2a1fH2E1Tr/4RR/u2cwCgYIKoZIzj0EAwIw
NjELMAkGA1UEBhMCRlIxGDAWBgNVBAoMD0VkaXRldXIgZCBlc3NhaTENMAsGA1UE
AwwEVFNUMTAgFw0yNjExMjYxODM4MTlaGA8yMDgxMDgyOTE4MzgxOVowNjELMAkG
A1UEBhMCRlIxGDAWBgNVBAoMD0VkaXRldXIgZCBlc3NhaTENMAsGA1UEAwwEVFNU
MTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLe18BoC6X9+TN1xWLsKwv9kI939
6CHkf8Y+2NJ0aHa0ZtjPDc2kbcxy9sbb0hnK9F7L5BqaRDVc4F9W5rNN46ajUzBR
MB0GA1UdDgQWBBQHz9TDfRF95DU5cC0D3/plpTeHtzAfBgNVHSMEGDAWgBQHz9TD
fRF95DU5cC0D3/plpTeHtzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gA
MEUCIEgxAseWBebmc1sUnBmyRjPG93qbOUIZxXUExy4b1ZioAiEAvcnKeQP2bY1f
+oS70hrgjru08U+4qGfrbliejHxqwDg=
-----END CERTIFICATE-----
`;
/** A certificate whose key is no key of a 2D-DOC. */
export const CERTIFICAT_RSA = `-----BEGIN CERTIFICATE-----
MIIDQzCCAiugAwIBAgIUL8ANgitEsJ3xDTS2DDaMLgxj9MswDQYJKoZIhvcNAQEL
BQAwMDELMAkGA1UEBhMCRlIxEjAQBgNVBAoMCUVzc2FpIFJTQTENMAsGA1UEAwwE
VFNUMjAgFw0yNjExMjYxODM4MDJaGA8yMDgxMDgyOTE4MzgwMlowMDELMAkGA1UE
BhMCRlIxEjAQBgNVBAoMCUVzc2FpIFJTQTENMAsGA1UEAwwEVFNUMjCCASIwDQYJ
KoZIhvcNAQEBBQADggEPADCCAQoCggEBAKtSFitJqS9cOKOwMdqDxrstS6lyeokj
RaRxJ9vFsZiGm5GS+V5/pQ44ths5KxREoEpBSbCUETprZEz4DAnKLwqgwSvXCcli
CY73PsZRmKcXwm+fxH00ibcXWNYiHOe82rTGiBbeaJNrPNUrvoygN3bkBIE/OhWc
sDl0za3c48bnv5XcTyW0ePZ8U+YFIYmyHxjD8HDqtXgRJLeCxjx0p4uR+zdYKvBi
bRJpedXORxv6jRbeh+SS2Slg0NbZIObID6ivnUtY4khgH/jPzKHrdPtNdU5PjTTr
aiK0plWwMAeUQ+078dqLuxy2wtmsKqsgf48IrSJqDW409FkytwkRZbkCAwEAAaNT
MFEwHQYDVR0OBBYEFP8G5d/SQNrf5SjgcIJrSg0A7CPiMB8GA1UdIwQYMBaAFP8G
5d/SQNrf5SjgcIJrSg0A7CPiMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQEL
BQADggEBAEK5dyfb15wqbTHc455kx2aJjNAG3VHGYDbPatfB/6Zn7DJ9VJGee3NK
j6lrypYHZQNM3m2CA4qwet8NEeAueThxDdKkTz5pzbSSK7CBN3q7TyZ7JIELcPwh
tjvr3KXYA76/egw87itb28BygUdTw/MKK1CBq3lbRfkcnODVSwRj+H1sS1/WXwGW
Hp0ZogKQg2DKrcy8c0gxv5XVKAiK19Fg9HubkPdIJo/o3G7EZNedK2OyBuVLyCsZ
++VwkNshOvo9tLKmSjiQgycZyON9YzKnmnrA4icxYP8cmYQ9mbDnkigON/3KgIxQ
FUJetNdIWh3oHeNSYBGQANnK4Rg+fL8=
-----END CERTIFICATE-----
`;
const CLE =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsjE5GkXZcQT9Q7UjkGQOhIMXad9d5nHiO2HOvdSYsEyhRANCAAS3tfAaAul/fkzdcVi7CsL/ZCPd/egh5H/GPtjSdGh2tGbYzw3NpG3McvbG29IZyvRey+QamkQ1XOBfVuazTeOm';

const GS = '\x1d';
const US = '\x1f';

/** Days since 2000-01-01 as the code writes them. */
const jourDuCode = (iso: string): string =>
  (Date.parse(`${iso}T00:00Z`) / 86_400_000 - Date.parse('2000-01-01T00:00Z') / 86_400_000)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');

/** The signed text of an avis of this code's fields; `entete` is what stands before them. */
export async function cachet(
  champs: string,
  { entete = 'DC04FR99TST1', signeLe = '2026-12-01', type = '28' } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const perimetre = { DC04: '01FR', DC03: '01' }[entete.slice(0, 4)] ?? '';
  const texte = `${entete}FFFF${signeLe === '' ? 'FFFF' : jourDuCode(signeLe)}${type}${perimetre}${champs}`;
  const cle = await crypto.subtle.importKey(
    'pkcs8',
    Uint8Array.from(Buffer.from(CLE, 'base64')),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  );
  const signe = new TextEncoder().encode(texte);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, cle, signe);
  return new TextEncoder().encode(`${texte}${US}${base32nopad.encode(new Uint8Array(signature))}`);
}

/** Fields of an avis: each value is written with the separator that its length asks for. */
export const champsDeLAvis = ({
  rfr = '14250',
  nom = 'ROUX ELISE',
  annee = '2025',
  reference = '26A7500000001',
  numero = '0700000000017',
  parts = '1,5',
} = {}): string =>
  `43${parts}${GS}44${reference}45${annee}46${nom}${nom.length < 38 ? GS : ''}4A310720264Y12 RUE DE L EGLISE/59000/LILLE${GS}41${rfr}${GS}47${numero}`;
