import { notFound, redirect } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { FormulaireDeSaisie } from '#components/saisie/formulaire.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { certificatsDeCachet } from '#lib/cachet/queries.ts';
import { direFermeture } from '#lib/campagne/faits.ts';
import { enregistrerLaReception } from '#lib/demande/actions.ts';
import { consentisPour, dossierASaisir } from '#lib/demande/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { deNom } from '#lib/droit/phrase.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { contexteDeSaisie, valeursDeDepart } from '../contexte.ts';
import { Consentis } from './consentis.tsx';

export const generateMetadata = titreReserve('Saisie d’une demande papier', ...SAISISSANTS);

export default async function SaisieDUneDemandePage({ params }: PageProps<'/agent/saisie/[id]'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const dossier = await dossierASaisir(portee, identifiant((await params).id));
  if (!dossier) notFound();
  if (dossier.etat !== 'brouillon') redirect(`/agent/saisie/${dossier.id}/recu`);
  const contexte = contexteDeSaisie(dossier, portee.jour, await certificatsDeCachet(portee));
  const { eleve, classe } = contexte;
  const fermeture = direFermeture(dossier.campagne, dossier.academieCode);
  return (
    <>
      <TitrePage
        titre={`Demande ${deNom(eleve.nomComplet)} · ${classe.nom} · ${ecrireAnnee(rentree(dossier.rentree))}`}
        phrase={`Brouillon ${dossier.numero}. Entrée passe au prochain champ à remplir, Tab à chaque champ, Maj + Entrée au précédent, Alt + un numéro à une partie, Alt + G au guide, Alt + P aux situations particulières.`}
      />
      {fermeture ? <Alerte ton="attention">{fermeture}</Alerte> : null}
      <Consentis consentis={await consentisPour(portee, dossier.id)} />
      <FormulaireDeSaisie
        contexte={contexte}
        depart={valeursDeDepart(dossier, contexte)}
        revision={dossier.brouillon?.revision ?? 0}
        enregistrer={enregistrerLaReception}
      />
    </>
  );
}
