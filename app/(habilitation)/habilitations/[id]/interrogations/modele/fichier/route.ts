import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { COLONNES, NOMS_DES_COLONNES } from '#lib/interrogation/schema.ts';
import { repondreFichier } from '#lib/technique/fichier.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';

/** The file to fill: every column, and one pupil of the staging. */
export async function GET(): Promise<Response> {
  await exigerRepresentant();
  const exemple = NOMS_DES_COLONNES.map((nom) => COLONNES[nom].exemple);
  return repondreFichier({
    octets: new TextEncoder().encode(ecrireTableau([NOMS_DES_COLONNES, exemple])),
    type: 'text/csv; charset=utf-8',
    nom: 'eleves-modele.csv',
  });
}
