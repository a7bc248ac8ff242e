import type { Metadata } from 'next';
import { pageIntrouvable } from '#app/introuvable.ts';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { agendaDesRecours } from '#lib/droit/recours/agenda.ts';
import { nommerLaRetenue } from '#lib/droit/recours/retenue.ts';
import { type Contestable, lireContestable } from '#lib/famille/queries.ts';
import { decisionContestable } from '#lib/recours/faits.ts';
import { ObjetDemandeSchema } from '#lib/recours/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { EnLigne } from './en-ligne.tsx';
import { ParEcrit } from './par-ecrit.tsx';
import { Recours } from './recours.tsx';

export const metadata: Metadata = { title: 'Contester la décision' };

/** The remedies that fit this very decision, or the silence that stands for one, with their last day and where to write. */
export default async function ContesterPage({
  params,
  searchParams,
}: PageProps<'/famille/dossiers/[id]/contester'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const { objet } = ObjetDemandeSchema.parse(await searchParams);
  const lue = await lireContestable(portee, id, objet).catch(pageIntrouvable);
  const { dossier } = lue;
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici="Contester" />
      <h1>{titre(lue)}</h1>
      <div className="texte">
        <p>{direCeQuiEstConteste(lue)}</p>
        <EnLigne lue={lue} />
        <h2 className="fr-h4">Ce que la loi vous ouvre</h2>
        <Recours
          recours={agendaDesRecours(decisionContestable(dossier, lue.academie, lue, lue.depuis), portee.jour)}
        />
        <ParEcrit lue={lue} />
      </div>
    </>
  );
}

const titre = ({ decision, retenue }: Contestable): string => {
  if (retenue) return 'Contester la retenue pour absences';
  return decision ? 'Contester la décision' : 'Contester l’absence de réponse';
};

function direCeQuiEstConteste({ dossier: { eleve }, decision, retenue, depuis }: Contestable): string {
  const pour = `pour ${nomDUsage(eleve)}`;
  if (retenue) {
    const faite = `${capitale(nommerLaRetenue(jourDe(retenue.faiteLe)))}, ${pour} : ${enJournees(retenue.demiJournees)} d’absence injustifiée depuis la rentrée, ${ecrireMontant(centimes(retenue.centimes))}`;
    return depuis
      ? `${faite}. Son courrier est reçu depuis le ${ecrireJour(depuis)}.`
      : `${faite}. Le délai pour contester part du jour où vous recevez le courrier : ouvrez-le d’abord.`;
  }
  if (!decision)
    return `Votre demande ${pour} n’a pas reçu de réponse dans le délai : elle est réputée rejetée${depuis ? ` depuis le ${ecrireJour(depuis)}` : ''} (CRPA, L. 231-4). Vous pouvez contester ce refus comme une décision écrite.`;
  const prise = `Décision du ${ecrireJour(jourDe(decision.decideeLe))} ${pour}`;
  return depuis
    ? `${prise}, reçue le ${ecrireJour(depuis)}.`
    : `${prise}. Le délai pour contester part du jour où vous recevez le courrier : ouvrez-le d’abord.`;
}
