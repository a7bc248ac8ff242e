import { titreReserve } from '#app/titre-reserve.ts';
import { ChampListe } from '#components/champs/texte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { FormulaireEleve } from '#components/saisie/formulaire-eleve.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { creerEtCommencer } from '#lib/demande/actions.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { classesConnues, etablissementsDeSaisie } from '#lib/eleve/queries.ts';
import { lireIne, RechercheSchema } from '#lib/eleve/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Créer un élève', ...SAISISSANTS);

export default async function CreerUnElevePage({ searchParams }: PageProps<'/agent/saisie/eleve'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const { q: cherche = '', uai } = RechercheSchema.parse(await searchParams);
  const annee = rentreeDu(portee.jour);
  const etablissements = (await etablissementsDeSaisie(portee)).map((connu) => ({
    valeur: connu.uai,
    libelle: `${connu.nom} (${connu.uai})`,
  }));
  const ine = lireIne(cherche);
  const choisi = etablissements.find(({ valeur }) => valeur === uai || etablissements.length === 1);
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
      {choisi ? (
        <FormulaireEleve
          acte={creerEtCommencer}
          etablissements={[choisi]}
          classes={await classesConnues(portee, annee, choisi.valeur)}
          depart={{
            ine: ine ?? '',
            nom: ine ? '' : cherche,
            uai: choisi.valeur,
            entreeLe: `01/09/${annee}`,
          }}
        />
      ) : (
        <form action="/agent/saisie/eleve">
          <input type="hidden" name="q" value={cherche} />
          <ChampListe
            nom="uai"
            libelle="Établissement"
            indice="Celui où l’élève est inscrit : ses classes seront proposées"
            options={etablissements}
          />
          <button type="submit" className="fr-btn">
            Continuer
          </button>
        </form>
      )}
    </>
  );
}
