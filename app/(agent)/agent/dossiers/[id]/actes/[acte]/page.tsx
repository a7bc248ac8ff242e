import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { FiltresSchema, placeDe } from '#lib/bannette/schema.ts';
import { apercuDeLActe, consulterDossier } from '#lib/consultation/queries.ts';
import type { Choisi } from '#lib/consultation/schema.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { adresseDeBannette, adresseDeDossier, filtresSuivis, requete } from '../../../adresses.ts';
import { titreDuDossier } from '../../entete.tsx';
import { resultatDuCalcul } from '../../resultat.tsx';
import { acteDAgent } from './actes-d-agent.ts';
import { FormulaireActe } from './formulaire-acte.tsx';
import { RegleDeLActe } from './regle.tsx';

interface Adresse {
  params: Promise<{ id: string; acte: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One read for the title and the page: the opening is journaled once. */
const ouvrir = cache(async (texte: string, acte: string) => {
  const portee = await exigerAgent();
  const vue = { onglet: `acte ${acte}`, piece: undefined };
  return consulterDossier(portee, identifiant(texte), vue).catch(pageIntrouvable);
});

export async function generateMetadata({ params }: Adresse): Promise<Metadata> {
  const { id, acte } = await params;
  if (!acteDAgent(acte)) notFound();
  return { title: `${ligne(acte as Acte).libelle} · ${titreDuDossier((await ouvrir(id, acte)).dossier)}` };
}

const seul = (recherche: Record<string, string | string[] | undefined>): Choisi =>
  Object.fromEntries(
    Object.entries(recherche).map(([nom, valeur]) => [nom, Array.isArray(valeur) ? valeur[0] : valeur]),
  );

export default async function ActePage({ params, searchParams }: Adresse) {
  const portee = await exigerAgent();
  const { id: texte, acte: nom } = await params;
  const id = identifiant(texte);
  const offert = acteDAgent(nom);
  if (!offert) notFound();
  const acte = nom as Acte;
  const choisi = seul(await searchParams);
  const filtres = FiltresSchema.parse(choisi);
  const consultation = await ouvrir(texte, nom);
  const { dossier, verdicts } = consultation;
  const verdict = verdicts.find((juge) => juge.acte === acte)?.verdict;
  const cible = { dossierId: id, version: dossier.version };
  const apercu = verdict?.permis ? await apercuDeLActe(portee, acte, consultation, choisi) : null;
  const { libelle, article, decision } = ligne(acte);
  const retour = adresseDeDossier(id, filtres);
  return (
    <>
      <FilAriane
        liens={[
          { href: adresseDeBannette(filtres), libelle: 'Mes dossiers' },
          { href: retour, libelle: dossier.numero },
        ]}
        ici={libelle}
      />
      <TitrePage titre={libelle} phrase={`${titreDuDossier(dossier)} (${article}).`} />
      {verdict?.permis ? null : (
        <Alerte ton="attention" titre="Cet acte n’est pas possible maintenant">
          {verdict ? `${verdict.phrase} (${verdict.article})` : ''}
        </Alerte>
      )}
      <RegleDeLActe acte={acte} roles={portee.affectations.map(({ role }) => role)} />
      <FormulaireActe
        acte={acte}
        envoyer={offert.envoyer}
        cible={{ ...cible, liste: requete({ ...filtresSuivis(filtres), place: placeDe(dossier) }) }}
        champs={offert.champs(consultation, choisi)}
        libelle={libelle}
        permis={verdict?.permis ?? false}
        retour={retour}
        envoi={offert.suivi ? `/agent/dossiers/${id}/actes/${acte}/envoi` : undefined}
        apercu={apercu}
        objet={decision ? resultatDuCalcul(consultation).titre : null}
      />
    </>
  );
}
