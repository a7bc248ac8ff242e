import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { FormulaireScolarite } from '#components/scolarite/formulaire-scolarite.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { classesConnues } from '#lib/eleve/queries.ts';
import { ficheDeLEleve } from '#lib/personne/queries.ts';
import { corrigerScolarite } from '#lib/scolarite/actions.ts';
import { champsDeLaScolarite, relireRegimes } from '#lib/scolarite/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Corriger une scolarité', ...SAISISSANTS);

/** Where and how a pupil is schooled this year, to correct; what that changes on dossiers is announced first. */
export default async function CorrigerUneScolaritePage({
  params,
}: PageProps<'/agent/eleves/[scolarite]/scolarite'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const id = identifiant((await params).scolarite);
  const { eleve, scolarite } = await ficheDeLEleve(portee, id).catch(pageIntrouvable);
  const { mef, regimeDu, hebergement: _, ...champs } = champsDeLaScolarite(scolarite);
  const { entreeLe, sortieLe } = scolarite;
  const convention = relireRegimes(scolarite.regimes).at(-1)?.convention;
  return (
    <>
      <FilAriane
        liens={[{ libelle: `Corriger ${nomComplet(eleve)}`, href: `/agent/eleves/${id}` }]}
        ici="Scolarité"
      />
      <TitrePage
        titre={`Corriger la scolarité de ${nomComplet(eleve)}`}
        phrase={`${scolarite.etablissement.nom}, rentrée ${scolarite.rentree}. Ce que la correction change sur les dossiers s’affiche avant d’être enregistré ; une décision déjà prise ne change pas.`}
      />
      <FormulaireScolarite
        acte={corrigerScolarite}
        scolariteId={id}
        revision={eleve.corrections.length}
        classes={await classesConnues(portee, scolarite.rentree, scolarite.uai)}
        depart={{
          ...champs,
          terminale: scolarite.terminale ? 'oui' : '',
          mef: mef ?? '',
          regimeDu: regimeDu ? ecrireJourCourt(jour(regimeDu)) : '',
          hebergeur: convention?.uai ?? '',
          conventionLe: convention ? ecrireJourCourt(jour(convention.signeeLe)) : '',
          collectivites: convention?.collectivites ?? '',
          entreeLe: ecrireJourCourt(jourDe(entreeLe)),
          sortieLe: sortieLe ? ecrireJourCourt(jourDe(sortieLe)) : '',
        }}
      />
    </>
  );
}
