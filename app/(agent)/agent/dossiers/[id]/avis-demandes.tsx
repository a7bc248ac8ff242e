import { Badge } from '#components/badge.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import type { AvisVu, Destinataire } from '#lib/sollicitation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { SolliciterUnAvis } from './solliciter-un-avis.tsx';

/** The opinions asked on a dossier with their answers, and the way to ask for one. */
export function AvisDemandes({
  avis,
  destinataires,
  cible,
}: {
  avis: readonly AvisVu[];
  destinataires: readonly Destinataire[];
  /** Null on a dossier where none can be asked any more. */
  cible: { dossierId: string; version: number } | null;
}) {
  return (
    <>
      {avis.length > 0 ? (
        <ul className="notes__liste" aria-label="Avis demandés, le dernier d’abord">
          {avis.map((vu) => (
            <li key={vu.id}>
              <p className="discret">
                Avis demandé à {vu.aQui} par {vu.auteurNom}, le {ecrireJour(jourDe(vu.demandeLe))}, attendu le{' '}
                {ecrireJour(jourDe(vu.aRendreLe))}{' '}
                {vu.enRetard ? (
                  <Badge ton="attention" icone="fr-icon-time-line">
                    en retard
                  </Badge>
                ) : null}
              </p>
              <p className="notes__texte">{vu.question}</p>
              {vu.reponse && vu.renduLe ? (
                <p className="notes__texte">
                  <strong>
                    {vu.renduParNom}, le {ecrireJour(jourDe(vu.renduLe))} :
                  </strong>{' '}
                  {vu.reponse}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {cible && destinataires.length > 0 ? (
        <SolliciterUnAvis cible={cible} destinataires={destinataires} />
      ) : null}
    </>
  );
}
