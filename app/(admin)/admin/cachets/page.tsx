import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type CertificatImporte, certificatsImportes } from '#lib/cachet/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireImport, FormulaireRetrait } from './formulaires.tsx';

export const generateMetadata = titreReserve('Certificats des avis', 'administrateur');

const COLONNES: Colonne<CertificatImporte>[] = [
  { cle: 'nom', titre: 'Certificat', rendre: ({ autorite, certificat }) => `${autorite} ${certificat}` },
  {
    cle: 'sujet',
    titre: 'Délivré à',
    rendre: ({ sujet, empreinte }) => (
      <>
        {sujet}
        <small className="discret">Empreinte SHA-256 : {empreinte}</small>
      </>
    ),
  },
  {
    cle: 'dates',
    titre: 'Peut signer',
    rendre: ({ du, au }) => `du ${ecrireJourCourt(jourDe(du))} au ${ecrireJourCourt(jourDe(au))}`,
  },
  {
    cle: 'etat',
    titre: 'Ici',
    rendre: ({ importeLe, retireLe }) =>
      retireLe
        ? `retiré le ${ecrireJourCourt(jourDe(retireLe))}`
        : `depuis le ${ecrireJourCourt(jourDe(importeLe))}`,
  },
];

/** The certificates that prove the 2D-DOC of an avis d'impôt: imported by two, taken back by one. */
export default async function CachetsPage() {
  const portee = await exigerAgent('administrateur');
  const certificats = await certificatsImportes(portee);
  const enPlace = certificats.filter(({ retireLe }) => retireLe === null);
  return (
    <>
      <TitrePage
        titre="Certificats des avis"
        phrase="Le code 2D-DOC d’un avis d’impôt est lu sur le poste de l’agent. Avec le certificat de qui l’a signé, il est prouvé ; sans lui, la saisie dit « signature non vérifiée »."
      />
      <Tableau
        legende="Certificats importés"
        total={certificats.length}
        unite="certificat"
        colonnes={COLONNES}
        lignes={certificats}
        cle={({ autorite, certificat }) => `${autorite} ${certificat}`}
        vide={<p>Aucun certificat : les codes sont lus, leur signature n’est pas vérifiée.</p>}
      />
      <h2 className="fr-h5">Importer un certificat</h2>
      <FormulaireImport />
      {enPlace.length > 0 ? (
        <>
          <h2 className="fr-h5 fr-mt-4w">Retirer un certificat</h2>
          <FormulaireRetrait noms={enPlace.map(({ autorite, certificat }) => `${autorite} ${certificat}`)} />
        </>
      ) : null}
    </>
  );
}
