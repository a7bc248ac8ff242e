import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { Badge } from '#components/badge.tsx';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type AnnexeVue, listerAnnexes, SIGNATURES_REQUISES } from '#lib/bareme/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import type { AnneeDeBareme } from '#lib/droit/bareme/annee-de-bareme.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireProjection } from './formulaire-projection.tsx';

export const generateMetadata = titreReserve('Barèmes', 'administrateur');

const annee = (r: number): string => ecrireAnnee(rentree(r));

export default async function BaremesPage() {
  const portee = await exigerAgent('administrateur');
  const annexes = await listerAnnexes(portee);
  const prochaine = (ANNEES.at(-1)?.rentree ?? portee.jour.year) + 1;
  return (
    <>
      <TitrePage
        titre="Barèmes"
        phrase="Prévoir le barème d’une rentrée, vérifier l’annexe publiée, la faire signer par deux personnes. Le fichier signé rejoint ensuite le programme, où il est relu."
      />
      <h2 className="fr-h5">Prévoir une rentrée</h2>
      <FormulaireProjection saisie={{ rentree: String(prochaine) }} erreurs={{}} />
      <Tableau
        legende="Annexes saisies"
        total={annexes.length}
        unite="annexe"
        colonnes={[
          {
            cle: 'rentree',
            titre: 'Rentrée',
            rendre: ({ id, rentree: r }) => <Link href={`/admin/bareme/${id}`}>{annee(r)}</Link>,
          },
          {
            cle: 'vigueur',
            titre: 'En vigueur',
            rendre: ({ du, au }) => `du ${ecrireJourCourt(jour(du))} au ${ecrireJourCourt(jour(au))}`,
          },
          { cle: 'source', titre: 'Texte', rendre: ({ source }) => source },
          { cle: 'etat', titre: 'État', rendre: (annexe) => <EtatAnnexe annexe={annexe} /> },
        ]}
        lignes={annexes}
        cle={({ id }) => id}
        vide={<p>Aucune annexe. Commencez par une projection, ci-dessus.</p>}
      />
      <Tableau
        legende="Années que le calcul connaît"
        total={ANNEES.length}
        unite="année"
        colonnes={[
          { cle: 'rentree', titre: 'Rentrée', rendre: (a: AnneeDeBareme) => annee(a.rentree) },
          { cle: 'revenus', titre: 'Revenus de', rendre: (a) => a.anneeDesRevenus, nombre: true },
          {
            cle: 'origine',
            titre: 'Origine',
            rendre: ({ versions }) =>
              versions
                .map((v) => (v.origine === 'publie' ? 'annexe publiée' : 'déduite de la formule'))
                .join(', puis '),
          },
          {
            cle: 'bases',
            titre: 'SMIC et BMAF',
            rendre: ({ versions }) =>
              versions
                .map(({ bases }) => `${bases.smicHoraire} / ${bases.bmaf}`.replaceAll('.', ','))
                .join(', puis '),
          },
          {
            cle: 'source',
            titre: 'Texte',
            rendre: ({ versions }) => versions.map((v) => v.source).join(' ; '),
          },
        ]}
        lignes={ANNEES.toReversed()}
        cle={(a) => String(a.rentree)}
        vide=""
      />
    </>
  );
}

function EtatAnnexe({ annexe: { signatures } }: { annexe: AnnexeVue }) {
  if (signatures.length >= SIGNATURES_REQUISES)
    return (
      <Badge ton="succes" icone="fr-icon-checkbox-circle-line">
        signée
      </Badge>
    );
  return signatures.length === 0 ? (
    <Badge ton="neutre" icone="fr-icon-edit-line">
      brouillon
    </Badge>
  ) : (
    <Badge ton="attention" icone="fr-icon-time-line">
      une signature sur deux
    </Badge>
  );
}
