import type { Metadata } from 'next';
import { FilAriane } from '#components/fil-ariane.tsx';
import { FormulaireEleve } from '#components/saisie/formulaire-eleve.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { creerEtCommencer } from '#lib/demande/actions.ts';
import { SAISISSANTS } from '#lib/demande/faits.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { classesConnues, etablissementsDeSaisie } from '#lib/eleve/queries.ts';
import { lireIne } from '#lib/eleve/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const metadata: Metadata = { title: 'Créer un élève' };

export default async function CreerUnElevePage({ searchParams }: PageProps<'/agent/saisie/eleve'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const { q } = await searchParams;
  const annee = rentreeDu(portee.jour);
  const [etablissements, classes] = await Promise.all([
    etablissementsDeSaisie(portee),
    classesConnues(portee, annee),
  ]);
  const cherche = typeof q === 'string' ? q : '';
  const ine = lireIne(cherche);
  return (
    <>
      <FilAriane
        liens={[{ libelle: 'Saisir une demande papier', href: '/agent/saisie' }]}
        ici="Créer un élève"
      />
      <TitrePage
        titre="Créer un élève absent de la base"
        phrase="D’après le certificat de scolarité. L’INE n’est pas obligatoire ; s’il est connu ailleurs avec la même date de naissance, l’élève est repris."
      />
      <FormulaireEleve
        acte={creerEtCommencer}
        etablissements={etablissements.map(({ uai, nom }) => ({ valeur: uai, libelle: `${nom} (${uai})` }))}
        classes={[...new Set(classes.map(({ classe }) => classe))]}
        depart={{
          ine: ine ?? '',
          nom: ine ? '' : cherche,
          uai: etablissements[0]?.uai ?? '',
          entreeLe: `01/09/${annee}`,
        }}
      />
    </>
  );
}
