import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT, LISENT_LES_ETATS, OUVRENT_LES_TRIMESTRES } from '#lib/droit/argent/etats.ts';
import { type LieuSuivi, lieuxDePaiement } from '#lib/etat-de-paiement/queries.ts';
import { RechercheDEtatsSchema } from '#lib/etat-de-paiement/schema.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { type TrimestreVu, trimestresDeLAcademie } from '#lib/trimestre/queries.ts';
import { EtatsDuTrimestre } from './etats-du-trimestre.tsx';
import { Trimestres } from './trimestres.tsx';

export const generateMetadata = titreReserve('États de paiement', ...LISENT_LES_ETATS);

const colonnes = (parAcademie: ReadonlyMap<string, TrimestreVu[]>): Colonne<LieuSuivi>[] => [
  {
    cle: 'lieu',
    titre: 'Établissement',
    rendre: ({ nom, commune, branche }) => (
      <>
        {nom}, {commune}
        <br />
        <span className="fr-text--sm">{ETATS_DE_PAIEMENT[branche].titre}</span>
      </>
    ),
  },
  ...([1, 2, 3] as const).map(
    (trimestre): Colonne<LieuSuivi> => ({
      cle: `t${trimestre}`,
      titre: `Trimestre ${trimestre}`,
      rendre: (lieu) => (
        <EtatsDuTrimestre
          lieu={lieu}
          trimestre={trimestre}
          aPreparer={lieu.prepare && (parAcademie.get(lieu.academieCode)?.[trimestre - 1]?.ouvert ?? false)}
        />
      ),
    }),
  ),
];

/** Each place that pays bourses, with its states of the year; above, the dates of its académie (C. IV.B). */
export default async function EtatsPage({ searchParams }: PageProps<'/agent/etats'>) {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const { nom: cherche } = RechercheDEtatsSchema.parse(await searchParams);
  const annee = rentreeDu(portee.jour);
  const lieux = await lieuxDePaiement(portee, annee, cherche);
  const academies = [
    ...new Set([...portee.affectations, ...lieux].flatMap(({ academieCode }) => academieCode ?? [])),
  ].toSorted();
  const parAcademie = new Map<string, TrimestreVu[]>();
  for (const code of academies) parAcademie.set(code, await trimestresDeLAcademie(portee, code, annee));
  return (
    <>
      <TitrePage
        titre="États de paiement"
        phrase={`Année scolaire ${ecrireAnnee(annee)} : ce que chaque établissement paie, trimestre par trimestre. Un état signé ne change plus ; ce qui arrive ensuite va dans le suivant, avec sa cause.`}
      />
      {[...parAcademie].map(([code, trimestres]) => (
        <Trimestres
          key={code}
          academieCode={code}
          trimestres={trimestres}
          ouvre={portee.affectations.some(
            ({ academieCode, role }) => academieCode === code && OUVRENT_LES_TRIMESTRES.includes(role),
          )}
        />
      ))}
      {tient(portee, 'gestionnaire_sab', 'responsable_sab', 'delegue_recteur') ? (
        <search>
          <form className="fr-mb-3w">
            <label className="fr-label" htmlFor="nom">
              Nom de l’établissement
            </label>
            <input
              className="fr-input champ--court"
              id="nom"
              name="nom"
              defaultValue={cherche}
              maxLength={80}
            />
            <button type="submit" className="fr-btn fr-btn--secondary fr-mt-1w">
              Chercher
            </button>
          </form>
        </search>
      ) : null}
      <Tableau
        legende="États de paiement, par établissement"
        total={lieux.length}
        unite="établissement"
        colonnes={colonnes(parAcademie)}
        lignes={lieux}
        cle={({ uai, branche }) => `${uai} ${branche}`}
        vide={<p>Aucune bourse n’est attribuée cette année dans votre périmètre.</p>}
      />
    </>
  );
}
