import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { LIBELLES_LIENS, LIBELLES_REGIMES } from '#components/libelles.ts';
import { FormulaireCorrection } from '#components/saisie/formulaire-correction.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direRegimes } from '#lib/droit/argent/regimes.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { ecrireNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { Regime } from '#lib/droit/situation.ts';
import { champsDe } from '#lib/eleve/faits.ts';
import { CHAMPS_CORRIGES } from '#lib/eleve/schema.ts';
import { corrigerEleve } from '#lib/personne/actions.ts';
import { ficheDeLEleve } from '#lib/personne/queries.ts';
import { relireRegimes } from '#lib/scolarite/faits.ts';
import { NIVEAUX } from '#lib/scolarite/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Corrections } from './corrections.tsx';
import { Reunions } from './reunions.tsx';

export const generateMetadata = titreReserve('Corriger un élève', ...SAISISSANTS);

const SEXES: Readonly<Record<string, string>> = { F: 'féminin', M: 'masculin' };

/** A value of the base as people read it. */
function direValeur(champ: string, valeur: string): string {
  if (champ === 'naissance') return ecrireNaissance(naissance(valeur));
  if (['entreeLe', 'sortieLe', 'regimeDu'].includes(champ)) return ecrireJourCourt(jour(valeur));
  if (champ === 'sexe') return SEXES[valeur] ?? valeur;
  if (champ === 'niveau') return NIVEAUX.find((vu) => vu.valeur === valeur)?.libelle ?? valeur;
  return champ === 'regime' ? LIBELLES_REGIMES[valeur as keyof typeof LIBELLES_REGIMES] : valeur;
}

function direScolarite(vue: { classe: string; regime: Regime; regimes: unknown; entreeLe: Date }): string {
  const { classe, regime } = vue;
  const du = jourDe(vue.entreeLe);
  const regimes = direRegimes([{ regime, regimes: relireRegimes(vue.regimes), du }]);
  return `Classe ${classe}, ${regimes}, entré(e) le ${ecrireJourCourt(du)}.`;
}

/** The pupil as the base has it, to correct; its responsables; what was corrected or united before, by whom and why. */
export default async function CorrigerUnElevePage({ params }: PageProps<'/agent/eleves/[scolarite]'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const id = identifiant((await params).scolarite);
  const { eleve, scolarite, reunions, semblables } = await ficheDeLEleve(portee, id).catch(pageIntrouvable);
  const champs = champsDe(eleve);
  return (
    <>
      <TitrePage
        titre={`Corriger ${nomComplet(eleve)}`}
        phrase={`${scolarite.etablissement.nom}. Les dossiers sont relus aussitôt avec ce qui est corrigé ; une décision déjà prise ne change pas.`}
      />
      <FormulaireCorrection
        acte={corrigerEleve}
        scolariteId={id}
        revision={eleve.corrections.length}
        depart={{
          ...champs,
          ine: champs.ine ?? '',
          nomUsage: champs.nomUsage ?? '',
          prenomUsage: champs.prenomUsage ?? '',
          sansPrenom: champs.prenom ? '' : 'oui',
          naissance: ecrireNaissance(naissance(eleve.naissance)),
        }}
      />
      <p className="fr-mt-3w">
        {direScolarite(scolarite)}{' '}
        <Link className="fr-link" href={`/agent/eleves/${id}/scolarite`} prefetch={false}>
          Corriger la scolarité
        </Link>
      </p>
      <section aria-labelledby="responsables" className="fr-mt-4w">
        <h2 id="responsables" className="fr-h5">
          Responsables
        </h2>
        {eleve.liens.length === 0 ? <p>Aucun n’est connu.</p> : null}
        <ul>
          {eleve.liens.map(({ responsable, lien }) => (
            <li key={responsable.id}>
              <Link href={`/agent/eleves/${id}/responsables/${responsable.id}`} prefetch={false}>
                Corriger {nomComplet(responsable)}
              </Link>
              , {LIBELLES_LIENS[lien]}
            </li>
          ))}
        </ul>
      </section>
      <Reunions
        scolariteId={id}
        faites={reunions}
        semblables={semblables}
        comparer={`/agent/eleves/${id}/reunir?eleve=${eleve.id}&`}
      />
      <Corrections faites={eleve.corrections} champs={CHAMPS_CORRIGES} dire={direValeur} />
    </>
  );
}
