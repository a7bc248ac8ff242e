import { titreReserve } from '#app/titre-reserve.ts';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { type Charge, chargeDesCollegues, PLAFOND_DE_CHARGE, repartitionPrevue } from '#lib/suivi/queries.ts';
import { listeDeLAgent, RepartitionDemandeeSchema } from '#lib/suivi/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { adresseDeBannette } from '../dossiers/adresses.ts';
import { ReprendrePortefeuille } from './reprendre.tsx';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Répartition des dossiers', ...QUI);

const dire = (nombre: number): string =>
  nombre > PLAFOND_DE_CHARGE ? `${PLAFOND_DE_CHARGE} et plus` : String(nombre);

const COLONNES: Colonne<Charge>[] = [
  {
    cle: 'nom',
    titre: 'Collègue',
    rendre: ({ id, nom }) => (
      <a href={adresseDeBannette({ drapeau: listeDeLAgent(id), urgence: 'tous' })}>{nom}</a>
    ),
  },
  { cle: 'qualite', titre: 'Qualité', rendre: ({ qualite }) => qualite },
  { cle: 'ouverts', titre: 'Confiés, en cours', nombre: true, rendre: ({ ouverts }) => dire(ouverts) },
  { cle: 'retard', titre: 'En retard', nombre: true, rendre: ({ enRetard }) => dire(enRetard) },
];

export default async function EquipePage({ searchParams }: PageProps<'/agent/equipe'>) {
  const portee = await exigerAgent(...QUI);
  const demandee = RepartitionDemandeeSchema.parse(await searchParams);
  const [charges, prevue] = await Promise.all([
    chargeDesCollegues(portee, rentreeDu(portee.jour)),
    demandee ? repartitionPrevue(portee, demandee) : null,
  ]);
  return (
    <>
      <TitrePage
        titre="Répartition des dossiers"
        phrase="Ce que chacun a en main. Confier un dossier ne change ni ses délais, ni qui peut y agir."
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <Tableau
        legende="Collègues de vos lieux"
        total={charges.length}
        unite="collègue"
        colonnes={COLONNES}
        lignes={charges}
        cle={({ id }) => id}
        vide={null}
      />
      <ReprendrePortefeuille
        charges={charges}
        moi={portee.auteur.id ?? ''}
        demandee={demandee}
        prevue={prevue}
      />
    </>
  );
}
