/** Certificates of the 2D-DOC codes: imported by two administrateurs, taken back by one. */
import { X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import { administrer } from '#lib/administration/actes.ts';
import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { COURBES, type Courbe, type ImporterSchema, type RetirerSchema } from './schema.ts';

/** Names of the curves in a certificate. */
const NOMS_DES_COURBES: Readonly<Record<string, Courbe>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

function lireCertificat(pem: string) {
  const refuser = (message: string): never => {
    throw new Refus('impossible', message, { champ: 'pem' });
  };
  let lu: X509Certificate;
  try {
    lu = new X509Certificate(pem);
  } catch {
    return refuser('Ce texte n’est pas un certificat X.509 : reprenez-le chez l’autorité qui le publie.');
  }
  const courbe = NOMS_DES_COURBES[lu.publicKey.asymmetricKeyDetails?.namedCurve ?? ''];
  if (!courbe)
    return refuser(
      `La clé d’un 2D-DOC est une clé ECDSA ${Object.keys(COURBES).join(', ')} : celle-ci n’en est pas une.`,
    );
  const jour = (date: Date) => date.toISOString().slice(0, 10);
  return {
    courbe,
    cle: lu.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sujet: lu.subject.replaceAll('\n', ', ').slice(0, 300),
    empreinte: lu.fingerprint256.replaceAll(':', '').toLowerCase(),
    signe_du: jour(lu.validFromDate),
    signe_au: jour(lu.validToDate),
  };
}

/**
 * Proposes a certificate, which another administrateur confirms: always returns false. Throws a Refus for a text that is no
 * certificate, another kind of key, an authority of trials, a name already taken.
 */
export async function importerCertificat(
  portee: Portee,
  { pem, motif, ...nomme }: z.output<typeof ImporterSchema>,
): Promise<boolean> {
  exigerAdministrateur(portee);
  const contenu = { ...nomme, ...lireCertificat(pem) };
  return administrer(portee, 'importer_certificat', { objetId: null, contenu, motif });
}

/** Stops believing a certificate, at once. Throws a Refus when it is not in force. */
export function retirerCertificat(
  portee: Portee,
  { nom, motif }: z.output<typeof RetirerSchema>,
): Promise<boolean> {
  const [autorite, certificat] = nom.split(' ');
  return administrer(portee, 'retirer_certificat', {
    objetId: null,
    contenu: { autorite, certificat },
    motif,
  });
}
