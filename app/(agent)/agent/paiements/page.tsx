import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { LireDesRetours } from '#components/lire-des-retours.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { ibanMasque } from '#lib/droit/argent/iban.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { lireUnFichier } from '#lib/versement/actions.ts';
import { direLEtat } from '#lib/versement/faits.ts';
import { SUIVENT_LES_PAIEMENTS, type Versement, versementsAPayer } from '#lib/versement/queries.ts';

export const generateMetadata = titreReserve('Paiements', ...SUIVENT_LES_PAIEMENTS);

const COLONNES: Colonne<Versement>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (vue) => (
      <Link href={`/agent/paiements/${vue.id}`} prefetch={false}>
        {nomDeListe(vue)}
      </Link>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe, etablissement }) => `${classe}, ${etablissement}` },
  { cle: 'etat', titre: 'État', rendre: ({ numero, trimestre }) => `n° ${numero}, T${trimestre}` },
  {
    cle: 'compte',
    titre: 'Compte',
    rendre: ({ titulaire, pays, fin }) =>
      titulaire && pays && fin ? `${titulaire}, ${ibanMasque({ pays, fin })}` : '–',
  },
  { cle: 'montant', titre: 'Montant', rendre: (vue) => ecrireMontant(vue.centimes), nombre: true },
  { cle: 'ou', titre: 'Où il en est', rendre: direLEtat },
];

const total = (lignes: readonly Versement[]) =>
  ecrireMontant(centimes(lignes.reduce((somme, vue) => somme + vue.centimes, 0)));

/** What frozen states pay: what came back and must be taken up again, what is to be paid, what is done. The home of an agent comptable. */
export default async function PaiementsPage() {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const lignes = await versementsAPayer(portee, rentreeDu(portee.jour));
  const aReprendre = lignes.filter((vue) => vue.aReprendre);
  const aPayer = lignes.filter((vue) => !vue.aReprendre && ['a_payer', 'repris', 'tenu'].includes(vue.etat));
  const faits = lignes.filter((vue) => !aReprendre.includes(vue) && !aPayer.includes(vue));
  const tableau = (legende: string, siennes: readonly Versement[], vide: string) => (
    <Tableau
      legende={legende}
      total={siennes.length}
      unite="versement"
      colonnes={COLONNES}
      lignes={siennes}
      cle={({ id }) => id}
      vide={vide}
    />
  );
  return (
    <>
      <TitrePage
        titre="Paiements"
        phrase="Ce que les états figés versent, à quel compte, et ce qu’il en est. Le paiement se fait dans votre application comptable : dites ici ce qui est payé, en instance, rejeté ou revenu."
      />
      {aReprendre.length > 0 ? (
        <section aria-labelledby="a-reprendre">
          <h2 id="a-reprendre" className="fr-h4">
            À reprendre
          </h2>
          {tableau('Sommes revenues ou sans compte', aReprendre, '')}
        </section>
      ) : null}
      <section aria-labelledby="a-payer">
        <h2 id="a-payer" className="fr-h4">
          À payer : {total(aPayer)}
        </h2>
        {tienAPayer(portee) && aPayer.length > 0 ? (
          <p>
            <a href="/agent/paiements/fichier">Liste à payer, avec les IBAN (CSV)</a>. Chaque compte lu est
            inscrit au registre des consultations.
          </p>
        ) : null}
        {tableau('Versements à payer', aPayer, 'Rien à payer : aucun état n’est figé, ou tout est payé.')}
      </section>
      <LireDesRetours
        acte={lireUnFichier}
        resume="Dire plusieurs paiements par un fichier"
        sens="PAYE, EN INSTANCE, REJET, RETOUR ; la liste à payer, complétée, se renvoie telle quelle"
      />
      {faits.length > 0 ? (
        <section aria-labelledby="payes">
          <h2 id="payes" className="fr-h4">
            Faits
          </h2>
          {tableau('Versements payés, ou payés de nouveau', faits, '')}
        </section>
      ) : null}
    </>
  );
}

const tienAPayer = (portee: Parameters<typeof tient>[0]): boolean => tient(portee, 'agent_comptable');
