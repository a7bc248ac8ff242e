import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Chronologie } from '#components/chronologie.tsx';
import { LIBELLES_REGIMES } from '#components/libelles.ts';
import { FormulaireCorrection } from '#components/saisie/formulaire-correction.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { ecrireNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { corrigerEleve } from '#lib/eleve/actions.ts';
import { champsDe } from '#lib/eleve/faits.ts';
import { ficheDeLEleve } from '#lib/eleve/queries.ts';
import { CHAMPS_CORRIGES, type ChampCorrige } from '#lib/eleve/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Corriger un élève', ...SAISISSANTS);

type Correction = Awaited<ReturnType<typeof ficheDeLEleve>>['eleve']['corrections'][number];

const SEXES: Readonly<Record<string, string>> = { F: 'féminin', M: 'masculin' };

/** A value of the base as people read it. */
function direValeur(champ: ChampCorrige, valeur: unknown): string {
  if (typeof valeur !== 'string' || valeur === '') return 'aucun';
  if (champ === 'naissance') return ecrireNaissance(naissance(valeur));
  if (champ === 'sexe') return SEXES[valeur] ?? valeur;
  return champ === 'regime' ? LIBELLES_REGIMES[valeur as keyof typeof LIBELLES_REGIMES] : valeur;
}

function Detail({ avant, apres, motivation }: Correction) {
  const [anciens, nouveaux] = [avant, apres] as Partial<Record<ChampCorrige, unknown>>[];
  return (
    <>
      <ul>
        {(Object.keys(nouveaux ?? {}) as ChampCorrige[]).map((champ) => (
          <li key={champ}>
            {CHAMPS_CORRIGES[champ]} : {direValeur(champ, anciens?.[champ])}, puis{' '}
            {direValeur(champ, nouveaux?.[champ])}
          </li>
        ))}
      </ul>
      <p>Raison : {motivation}</p>
    </>
  );
}

/** The pupil as the base has it, to correct; what was corrected before, by whom and why. */
export default async function CorrigerUnElevePage({ params }: PageProps<'/agent/eleves/[scolarite]'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const id = identifiant((await params).scolarite);
  const { eleve, scolarite } = await ficheDeLEleve(portee, id).catch(pageIntrouvable);
  const champs = champsDe(eleve, scolarite);
  return (
    <>
      <TitrePage
        titre={`Corriger ${nomComplet(eleve)}`}
        phrase={`${scolarite.etablissement.nom}. Les dossiers en cours lisent la classe et le régime corrigés ; une décision déjà prise ne change pas.`}
      />
      <FormulaireCorrection
        acte={corrigerEleve}
        scolariteId={id}
        revision={eleve.corrections.length}
        depart={{
          ...champs,
          nomUsage: champs.nomUsage ?? '',
          prenomUsage: champs.prenomUsage ?? '',
          sansPrenom: champs.prenom ? '' : 'oui',
          naissance: ecrireNaissance(naissance(eleve.naissance)),
        }}
      />
      {eleve.corrections.length > 0 ? (
        <section aria-labelledby="corrections">
          <h2 id="corrections" className="fr-h5">
            Corrections faites
          </h2>
          <Chronologie
            etapes={eleve.corrections.map((faite) => ({
              cle: faite.id,
              titre: 'Fiche corrigée',
              date: `${ecrireJour(jourDe(faite.jour))}, par ${faite.auteurNom}`,
              detail: <Detail {...faite} />,
              moment: 'passe',
            }))}
          />
        </section>
      ) : null}
    </>
  );
}
