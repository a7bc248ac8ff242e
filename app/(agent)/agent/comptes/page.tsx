import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direLeCompte } from '#lib/compte-bancaire/faits.ts';
import {
  type CompteDeBoursier,
  comptesDesBoursiers,
  SUIVENT_LES_COMPTES,
} from '#lib/compte-bancaire/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { direLaCause } from '#lib/droit/argent/paiements.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Comptes bancaires', ...SUIVENT_LES_COMPTES);

const dire = ({ titulaire, pays, fin, attendDe, revenu }: CompteDeBoursier): string => {
  if (revenu) return `Un paiement est revenu : ${direLaCause(revenu)}`;
  const tient = titulaire && pays && fin ? direLeCompte({ titulaire, pays, fin }) : 'Manque';
  return attendDe ? `${tient} ; un compte à confirmer, donné par ${attendDe}` : tient;
};

const COLONNES: Colonne<CompteDeBoursier>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (vue) => (
      <Link href={`/agent/comptes/${vue.dossierId}`} prefetch={false}>
        {nomDeListe(vue)}
      </Link>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'lieu', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  { cle: 'compte', titre: 'Compte de la personne qui a demandé', rendre: dire },
];

/** Boursiers whose account is missing or waits for somebody, then the others. */
export default async function ComptesPage() {
  const portee = await exigerAgent(...SUIVENT_LES_COMPTES);
  const lignes = await comptesDesBoursiers(portee, rentreeDu(portee.jour));
  const manquent = lignes.filter(({ titulaire }) => titulaire === null).length;
  const attendent = lignes.filter(({ attendDe }) => attendDe !== null).length;
  return (
    <>
      <TitrePage
        titre="Comptes bancaires"
        phrase="La bourse est versée à la personne qui l’a demandée. Un compte saisi par un agent, ou changé, ne sert qu’une fois confirmé par la famille ou par un collègue."
      />
      <p>
        {manquent === 0 ? 'Aucun compte ne manque' : `${manquent} sans compte`}
        {attendent > 0 ? `, ${attendent} à confirmer` : ''}.
      </p>
      <Tableau
        legende="Boursiers et comptes, ceux qui manquent d’abord"
        total={lignes.length}
        unite="boursier"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ dossierId }) => dossierId}
        vide="Aucune bourse n’est encore attribuée cette année dans vos établissements."
      />
    </>
  );
}
