import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { FormulaireMotive } from '#components/saisie/formulaire-motive.tsx';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { reunir } from '#lib/personne/actions.ts';
import { comparer } from '#lib/personne/queries.ts';
import { ComparaisonSchema } from '#lib/personne/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Réunir deux fiches', ...SAISISSANTS);

/** Two records side by side: what differs, which one stands, why. */
export default async function ReunirPage({
  params,
  searchParams,
}: PageProps<'/agent/eleves/[scolarite]/reunir'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const scolariteId = identifiant((await params).scolarite);
  const { responsable, eleve: ici, avec } = ComparaisonSchema.parse(await searchParams);
  const genre = responsable ? 'responsable' : 'eleve';
  const ids = [identifiant(responsable ?? ici ?? ''), identifiant(avec ?? '')] as const;
  const { une, autre, eleve, revision } = await comparer(portee, { genre, scolariteId, ids }).catch(
    pageIntrouvable,
  );
  const lignes = Object.keys(une.lignes).map((nom) => ({
    nom,
    une: une.lignes[nom] ?? '',
    autre: autre.lignes[nom] ?? '',
  }));
  return (
    <>
      <FilAriane
        liens={[{ href: `/agent/eleves/${scolariteId}`, libelle: `Corriger ${nomComplet(eleve)}` }]}
        ici="Réunir deux fiches"
      />
      <TitrePage
        titre="Une même personne en deux fiches ?"
        phrase="La fiche gardée reçoit les dossiers et les liens de l’autre ; ses propres renseignements ne changent pas. Rien n’est effacé : une réunion faite par erreur se défait."
      />
      <Tableau
        legende="Les deux fiches, ligne à ligne"
        total={null}
        unite=""
        colonnes={[
          { cle: 'nom', titre: 'Renseignement', rendre: ({ nom }) => nom },
          { cle: 'une', titre: 'Première fiche', rendre: (ligne) => ligne.une || 'rien' },
          { cle: 'autre', titre: 'Seconde fiche', rendre: (ligne) => ligne.autre || 'rien' },
          {
            cle: 'ecart',
            titre: 'Comparaison',
            rendre: (ligne) =>
              ligne.une === ligne.autre ? (
                <span className="discret">identique</span>
              ) : (
                <strong>différent</strong>
              ),
          },
        ]}
        lignes={lignes}
        cle={({ nom }) => nom}
        vide=""
      />
      <FormulaireMotive
        acte={reunir}
        caches={{ genre, scolariteId, ficheId: une.id, autreId: autre.id, revision }}
        choix={{
          nom: 'gardeId',
          libelle: 'Fiche qui reste',
          options: [
            { valeur: une.id, libelle: `La première : ${une.nom}` },
            { valeur: autre.id, libelle: `La seconde : ${autre.nom}` },
          ],
        }}
        libelle="Pourquoi c’est la même personne"
        indice="En 20 caractères au moins : la raison est gardée avec votre nom et le jour."
        bouton="Réunir ces deux fiches"
      />
    </>
  );
}
