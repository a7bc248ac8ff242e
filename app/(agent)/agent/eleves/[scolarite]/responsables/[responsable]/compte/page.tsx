import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { LIBELLES_DU_COMPTE } from '#components/libelles.ts';
import { FormulaireMotive } from '#components/saisie/formulaire-motive.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { detacher } from '#lib/rattachement/actions.ts';
import { comptesDuResponsable } from '#lib/rattachement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireDeRattachement } from './formulaire-de-rattachement.tsx';

export const generateMetadata = titreReserve('Le compte en ligne d’un responsable', ...SAISISSANTS);

/** Whether an account opens what is of this person, and the act that ties or unties it. */
export default async function CompteDUnResponsablePage({
  params,
}: PageProps<'/agent/eleves/[scolarite]/responsables/[responsable]/compte'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const choisis = await params;
  const cible = {
    scolariteId: identifiant(choisis.scolarite),
    responsableId: identifiant(choisis.responsable),
  };
  const { eleve, responsable, portes } = await comptesDuResponsable(portee, cible).catch(pageIntrouvable);
  const nom = nomComplet(responsable);
  return (
    <>
      <FilAriane
        liens={[
          { href: `/agent/eleves/${cible.scolariteId}`, libelle: `Corriger ${nomComplet(eleve)}` },
          { href: `/agent/eleves/${cible.scolariteId}/responsables/${cible.responsableId}`, libelle: nom },
        ]}
        ici="Compte en ligne"
      />
      {portes.length > 0 ? (
        <>
          <TitrePage
            titre={`Le compte en ligne de ${nom}`}
            phrase={`Cette fiche s’ouvre avec un compte ${portes.map((porte) => LIBELLES_DU_COMPTE[porte]).join(' et un compte ')}.`}
          />
          <p>
            Détachez-le si ce n’est plus celui de cette personne, ou s’il a été rattaché par erreur : il
            n’ouvre plus rien aussitôt, même déjà connecté. Rien n’est effacé. Qui a donné son état civil pour
            l’étude automatique reste reconnu par FranceConnect tant que son accord tient.
          </p>
          <FormulaireMotive
            acte={detacher}
            caches={cible}
            libelle="Raison"
            indice="En 20 caractères au moins : elle est gardée avec votre nom et le jour."
            bouton="Détacher le compte"
          />
        </>
      ) : (
        <>
          <TitrePage
            titre={`Rattacher le compte de ${nom}`}
            phrase="La personne se connecte chez elle, lit que son compte n’ouvre aucun dossier, et demande un code. Elle vous l’apporte avec sa pièce d’identité."
          />
          <p>
            Vérifiez que la personne devant vous est celle de la pièce et celle de cette fiche. Le compte
            ouvrira tout ce qui est à son nom, pour tous ses enfants. Ni une adresse électronique ni un appel
            téléphonique ne prouvent une identité.
          </p>
          <FormulaireDeRattachement {...cible} />
        </>
      )}
    </>
  );
}
