import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { Badge } from '#components/badge.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type CampagneVue, campagnes } from '#lib/campagne/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { apres, avant, ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Campagnes', 'administrateur');

function colonnes(jour: Jour): Colonne<CampagneVue>[] {
  return [
    {
      cle: 'annee',
      titre: 'Année scolaire',
      rendre: (c) => (
        <LienLigne href={`/admin/campagnes/${c.rentree}`}>{ecrireAnnee(rentree(c.rentree))}</LienLigne>
      ),
    },
    { cle: 'etat', titre: 'Aujourd’hui', rendre: (c) => <Etat campagne={c} jour={jour} /> },
    { cle: 'ouverture', titre: 'Ouverture', rendre: (c) => ecrireJourCourt(c.ouverture) },
    {
      cle: 'cloture',
      titre: 'Clôture, collège et lycée',
      rendre: (c) => <Cloture enregistree={c.cloture} texte={c.selonLesTextes.cloture} />,
    },
    {
      cle: 'cned',
      titre: 'Clôture, Cned',
      rendre: (c) => <Cloture enregistree={c.clotureCned} texte={c.selonLesTextes.clotureCned} />,
    },
    {
      cle: 'academies',
      titre: 'Académies prolongées',
      rendre: (c) =>
        c.prolongations
          .map(({ academie, cloture }) => `${academie} : ${ecrireJourCourt(cloture)}`)
          .join(', ') || 'aucune',
    },
    { cle: 'source', titre: 'Source', rendre: (c) => c.source },
  ];
}

export default async function CampagnesPage() {
  const portee = await exigerAgent('administrateur');
  const lignes = await campagnes(portee);
  return (
    <>
      <TitrePage
        titre="Campagnes"
        phrase="Les dates enregistrées, comparées à celles que donnent les textes. La plus tardive des deux est en vigueur."
      >
        <Link href="/admin/campagnes/nouvelle" className="fr-btn" prefetch={false}>
          Enregistrer une campagne
        </Link>
      </TitrePage>
      <Tableau
        legende="Campagnes, la plus récente d’abord"
        total={lignes.length}
        unite="campagne"
        colonnes={colonnes(portee.jour)}
        lignes={lignes}
        cle={(c) => String(c.rentree)}
        vide={<p>Aucune campagne n’est enregistrée : aucune demande ne peut être saisie.</p>}
      />
    </>
  );
}

function Etat({
  campagne: { ouverture, cloture, clotureCned },
  jour,
}: {
  campagne: CampagneVue;
  jour: Jour;
}) {
  if (avant(jour, ouverture))
    return (
      <Badge ton="info" icone="fr-icon-calendar-line">
        à venir
      </Badge>
    );
  if (!apres(jour, cloture))
    return (
      <Badge ton="succes" icone="fr-icon-check-line">
        ouverte
      </Badge>
    );
  return (
    <Badge ton="neutre" icone="fr-icon-close-line">
      {apres(jour, clotureCned) ? 'close' : 'ouverte au Cned seul'}
    </Badge>
  );
}

/** A closing day, with an alarm when the texts give another one. */
function Cloture({ enregistree, texte }: { enregistree: Jour; texte: Jour | null }) {
  return (
    <>
      {ecrireJourCourt(enregistree)}{' '}
      {texte?.equals(enregistree) ? null : (
        <Badge ton="erreur" icone="fr-icon-error-warning-line">
          {texte ? `selon les textes : ${ecrireJourCourt(texte)}` : 'aucun texte ne la fixe'}
        </Badge>
      )}
    </>
  );
}
