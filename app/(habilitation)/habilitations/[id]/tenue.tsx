import type { Portee } from '#lib/technique/portee.ts';
import { lireTenue, mesCollegues } from '#lib/tenue/queries.ts';
import { Copier, RepondreALaTransmission, Reprendre, Transmettre } from './formulaires-de-tenue.tsx';

interface Props {
  portee: Portee;
  cible: { id: string; version: number };
  /** Whether the request may still change hands. */
  vivante: boolean;
}

/** Who holds a request for its body, how it changes hands, and how another begins with what it says. */
export async function TenueDeLaDemande({ portee, cible, vivante }: Props) {
  const { titulaire, absent, destinataire } = await lireTenue(portee, cible.id);
  const moi = portee.auteur.id;
  const tient = titulaire.id === moi;
  const collegues = vivante && tient && !destinataire ? await mesCollegues(portee) : [];
  return (
    <section>
      <h2 className="fr-h4">Qui suit cette demande</h2>
      <p>
        {tient
          ? 'Vous la suivez : les courriels vous arrivent'
          : `${titulaire.nom} la suit : les courriels lui arrivent`}
        , et les jetons ne s’émettent, ne se remplacent et ne se prolongent que par{' '}
        {tient ? 'vous' : 'cette personne'}. Tout l’organisme peut lire la demande, la remplir et révoquer un
        jeton.
      </p>
      {destinataire ? (
        <>
          <p>
            {destinataire.id === moi
              ? `${titulaire.nom} vous la transmet.`
              : `Elle est en cours de transmission à ${destinataire.nom}, qui n’a pas encore répondu.`}
          </p>
          {destinataire.id === moi || tient ? (
            <RepondreALaTransmission cible={cible} sienne={destinataire.id === moi} />
          ) : null}
        </>
      ) : null}
      {vivante && tient && !destinataire ? <Transmettre cible={cible} collegues={collegues} /> : null}
      {vivante && !tient && absent ? <Reprendre cible={cible} titulaire={titulaire.nom} /> : null}
      <Copier {...cible} />
    </section>
  );
}
