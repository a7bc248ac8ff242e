import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { LIBELLES_DU_COMPTE, LIBELLES_LIENS } from '#components/libelles.ts';
import { FormulaireResponsable } from '#components/saisie/formulaire-responsable.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { corrigerResponsable } from '#lib/personne/actions.ts';
import { champsDuResponsable } from '#lib/personne/faits.ts';
import { ficheDuResponsable } from '#lib/personne/queries.ts';
import { CHAMPS_DU_RESPONSABLE } from '#lib/personne/schema.ts';
import { CHAMPS_DU_RATTACHEMENT, PREUVES, type PreuveDIdentite } from '#lib/rattachement/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Corrections } from '../../corrections.tsx';
import { Reunions } from '../../reunions.tsx';

export const generateMetadata = titreReserve('Corriger un responsable', ...SAISISSANTS);

/** What a correction changed, as people read it. */
function direValeur(champ: string, valeur: string): string {
  if (champ === 'preuve') return PREUVES[valeur as PreuveDIdentite];
  return champ === 'compte' ? LIBELLES_DU_COMPTE[valeur as keyof typeof LIBELLES_DU_COMPTE] : valeur;
}

/** A responsable as the base has it, to correct, with the other records that may be of the same person. */
export default async function CorrigerUnResponsablePage({
  params,
}: PageProps<'/agent/eleves/[scolarite]/responsables/[responsable]'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const choisis = await params;
  const [scolariteId, responsableId] = [identifiant(choisis.scolarite), identifiant(choisis.responsable)];
  const { eleve, lien, responsable, revision, corrections, reunions, semblables } = await ficheDuResponsable(
    portee,
    { scolariteId, responsableId },
  ).catch(pageIntrouvable);
  const champs = champsDuResponsable(responsable);
  return (
    <>
      <FilAriane
        liens={[{ href: `/agent/eleves/${scolariteId}`, libelle: `Corriger ${nomComplet(eleve)}` }]}
        ici={nomComplet(responsable)}
      />
      <TitrePage
        titre={`Corriger ${nomComplet(responsable)}`}
        phrase={`Lien avec ${nomComplet(eleve)} : ${LIBELLES_LIENS[lien]}. Les courriers à venir partiront à l’adresse corrigée, pour tous les dossiers de cette personne.`}
      />
      <FormulaireResponsable
        acte={corrigerResponsable}
        scolariteId={scolariteId}
        responsableId={responsableId}
        revision={revision}
        depart={{
          ...Object.fromEntries(Object.entries(champs).map(([champ, valeur]) => [champ, valeur ?? ''])),
          sansPrenom: champs.prenom ? '' : 'oui',
        }}
      />
      <p className="fr-mt-3w">
        <Link
          className="fr-link"
          href={`/agent/eleves/${scolariteId}/responsables/${responsableId}/compte`}
          prefetch={false}
        >
          Compte en ligne : rattacher ou détacher
        </Link>
      </p>
      <Reunions
        scolariteId={scolariteId}
        faites={reunions}
        semblables={semblables}
        comparer={`/agent/eleves/${scolariteId}/reunir?responsable=${responsableId}&`}
      />
      <Corrections
        faites={corrections}
        champs={{ ...CHAMPS_DU_RESPONSABLE, ...CHAMPS_DU_RATTACHEMENT }}
        dire={direValeur}
      />
    </>
  );
}
