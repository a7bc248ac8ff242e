import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { direCampagneAuxAgents } from '#lib/droit/calendrier/dire-campagne.ts';
import { ecrireJour, ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { LIBELLES_MOYENS, MOYENS_DE_RELANCE, RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { famillesSansDemande, type SansDemande } from '#lib/relance/queries.ts';
import { nomDeRelance } from '#lib/relance/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Relances } from './relances.tsx';

export const generateMetadata = titreReserve('Familles sans demande', ...RELANCEURS);

const joindre = (ligne: SansDemande): string => `${parEcrit(ligne)}${ligne.parSms > 0 ? ', par SMS' : ''}`;

const parEcrit = ({ responsables, joignables }: SansDemande): string =>
  responsables === 0
    ? 'aucun responsable connu'
    : joignables === 0
      ? 'par courrier'
      : joignables < responsables
        ? 'par courriel, en partie'
        : 'par courriel';

const dire = ({ relances }: SansDemande): string =>
  relances
    .toSorted((a, b) => a.jour.localeCompare(b.jour))
    .map(({ etape, jour: leJour }) => `${LIBELLES_MOYENS[etape]} le ${ecrireJourCourt(jour(leJour))}`)
    .join(', ');

/** Pupils for whom nobody has filed anything, and their families reminded in one go (C. II.A). */
export default async function RelancesPage() {
  const portee = await exigerAgent(...RELANCEURS);
  const { lignes, total, campagne, sms } = await famillesSansDemande(portee);
  return (
    <>
      <TitrePage
        titre="Familles sans demande"
        phrase={
          campagne?.ouverte
            ? `Aucune demande n’est reçue pour ces élèves, et la campagne se termine le ${ecrireJour(campagne.cloture)}. Une famille qui n’a pas droit à la bourse, ou n’en veut pas, n’a rien à répondre : leurs revenus ne sont connus de personne ici.`
            : `${direCampagneAuxAgents(campagne, portee.jour)} Il n’y a plus personne à relancer.`
        }
      />
      {campagne?.ouverte ? (
        <Relances
          total={total}
          jour={portee.jour.toString()}
          moyens={MOYENS_DE_RELANCE.filter((moyen) => moyen !== 'sms' || sms)}
          lignes={lignes.map((ligne) => ({
            id: ligne.id,
            nom: nomDeRelance(ligne.id),
            eleve: nomDeListe(ligne),
            lieu: `${ligne.classe}, ${ligne.etablissement}`,
            joindre: joindre(ligne),
            relances: dire(ligne),
          }))}
        />
      ) : null}
    </>
  );
}
