'use client';

import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import {
  type AvisDuCachet,
  avisDuCachet,
  type Cachet,
  CachetIllisible,
  declarantNomme,
} from '#lib/cachet/faits.ts';
import type { CertificatDeCachet, Verdict } from '#lib/cachet/schema.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { Alerte } from '../alerte.tsx';
import { cachetDeLImage, cachetDuFichier, verifierCachet } from './lecture-cachet.ts';
import { ValeursDuCachet } from './valeurs-cachet.tsx';

interface Lu {
  cachet: Cachet;
  avis: AvisDuCachet;
  verdict: Verdict;
}

type Etat = { genre: 'attente' | 'lecture' } | { genre: 'faute'; message: string } | ({ genre: 'lu' } & Lu);

const SIGNATURES: Readonly<
  Record<Verdict, { ton: 'succes' | 'attention' | 'erreur'; titre: string; suite: string }>
> = {
  verifiee: {
    ton: 'succes',
    titre: 'Signature vérifiée',
    suite: 'Ces valeurs sont celles que l’administration fiscale a signées.',
  },
  inconnue: {
    ton: 'attention',
    titre: 'Contenu lu, signature non vérifiée',
    suite: 'Le certificat de ce code n’est pas connu ici : comparez chaque valeur au papier.',
  },
  hors_validite: {
    ton: 'attention',
    titre: 'Signature hors des dates de son certificat',
    suite: 'Comparez chaque valeur au papier, et signalez-le à l’administrateur.',
  },
  fausse: {
    ton: 'erreur',
    titre: 'La signature ne correspond pas',
    suite: 'Ce code a été modifié ou mal lu : rien n’en est repris. Lisez l’avis, ou demandez-en un autre.',
  },
};

/**
 * The 2D-DOC of an avis d'impôt, read here from a photograph, a PDF or the camera: each value is taken by a press, none by
 * itself. `personne` is the start of the names of whoever's avis it is, `base` that of the avis.
 */
export function LecteurDeCachet({
  base,
  personne,
  valeurs,
  certificats,
  children,
}: {
  base: string;
  personne: 'demandeur' | 'concubin';
  valeurs: Valeurs;
  certificats: readonly CertificatDeCachet[];
  /** Fields that only the code fills, as a rule. */
  children: ReactNode;
}) {
  const [etat, setEtat] = useState<Etat>({ genre: 'attente' });
  const [filme, setFilme] = useState(false);
  const id = `${base}.cachet`;

  const montrer = async (cachet: Cachet) =>
    setEtat({
      genre: 'lu',
      cachet,
      avis: avisDuCachet(cachet),
      verdict: await verifierCachet(cachet, certificats),
    });

  const lire = async (chercher: () => Promise<Cachet>) => {
    setEtat({ genre: 'lecture' });
    try {
      await montrer(await chercher());
    } catch (faute) {
      setEtat({
        genre: 'faute',
        message:
          faute instanceof CachetIllisible
            ? faute.message
            : 'La lecture du code n’a pas pu se faire sur ce poste : rechargez la page et recommencez, ou saisissez les valeurs de l’avis.',
      });
    }
  };

  const surFichier = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [fichier] = target.files ?? [];
    if (fichier) lire(() => cachetDuFichier(fichier));
    // The same photograph may be given again.
    target.value = '';
  };

  return (
    <details className="saisie__cachet">
      <summary>Lire le code 2D-DOC de l’avis</summary>
      <div className="saisie__rangee">
        <div className="fr-upload-group champ">
          <label className="fr-label" htmlFor={id}>
            Photo ou PDF de l’avis
            <span className="fr-hint-text" id={`${id}-indice`}>
              Lu sur ce poste : rien n’en est envoyé.
            </span>
          </label>
          <input
            type="file"
            id={id}
            className="fr-upload"
            accept="application/pdf,image/jpeg,image/png"
            aria-describedby={`${id}-indice`}
            onChange={surFichier}
          />
        </div>
        <button
          type="button"
          className="fr-btn fr-btn--secondary fr-btn--sm"
          aria-pressed={filme}
          onClick={() => setFilme(!filme)}
        >
          {filme ? 'Fermer la caméra' : 'Lire avec la caméra'}
        </button>
      </div>
      {filme ? (
        <Camera
          surCachet={(cachet) => {
            setFilme(false);
            lire(async () => cachet);
          }}
          surFaute={(message) => {
            setFilme(false);
            setEtat({ genre: 'faute', message });
          }}
        />
      ) : null}
      <div aria-live="polite">
        {etat.genre === 'lecture' ? <p>Lecture du code…</p> : null}
        {etat.genre === 'faute' ? <Alerte ton="erreur">{etat.message}</Alerte> : null}
        {etat.genre === 'lu' ? <Lecture {...etat} base={base} personne={personne} valeurs={valeurs} /> : null}
      </div>
      {children}
    </details>
  );
}

function Lecture({
  avis,
  cachet: { autorite, certificat },
  verdict,
  base,
  personne,
  valeurs,
}: Lu & { base: string; personne: 'demandeur' | 'concubin'; valeurs: Valeurs }) {
  const { ton, titre, suite } = SIGNATURES[verdict];
  const sien = declarantNomme(avis, {
    noms: [valeurs[`${personne}.nom`] ?? '', valeurs[`${personne}.nomUsage`] ?? ''],
    prenom: valeurs[`${personne}.prenom`] ?? '',
  });
  return (
    <>
      <Alerte ton={ton} titre={titre}>
        <p>
          {suite} Certificat {autorite} {certificat}.
        </p>
      </Alerte>
      {verdict === 'fausse' ? null : (
        <ValeursDuCachet avis={avis} sien={sien} base={base} personne={personne} valeurs={valeurs} />
      )}
    </>
  );
}

/** What the camera sees, looked at frame after frame until a code is read. */
function Camera({
  surCachet,
  surFaute,
}: {
  surCachet: (cachet: Cachet) => void;
  surFaute: (message: string) => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, closed with the component
  useEffect(() => {
    const ouverte = { encore: true };
    const flux = navigator.mediaDevices?.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
    filmer(video, flux, ouverte).then(
      (cachet) => cachet && surCachet(cachet),
      (faute) =>
        ouverte.encore &&
        surFaute(
          faute instanceof CachetIllisible
            ? faute.message
            : 'La caméra ne s’ouvre pas : autorisez-la pour ce site, ou donnez une photo.',
        ),
    );
    return () => {
      ouverte.encore = false;
      flux
        ?.then((lui) =>
          lui.getTracks().forEach((piste) => {
            piste.stop();
          }),
        )
        .catch(() => {});
    };
  }, []);
  return (
    <>
      <p>Présentez le carré de points de la première page, bien à plat.</p>
      <video ref={video} className="saisie__camera" muted playsInline />
    </>
  );
}

const imageSuivante = (): Promise<unknown> => new Promise((suite) => requestAnimationFrame(suite));

async function filmer(
  video: { current: HTMLVideoElement | null },
  flux: Promise<MediaStream> | undefined,
  ouverte: { encore: boolean },
): Promise<Cachet | undefined> {
  if (!flux) throw new TypeError('no camera');
  const ecran = video.current;
  if (!ecran) return;
  ecran.srcObject = await flux;
  await ecran.play();
  const toile = new OffscreenCanvas(ecran.videoWidth, ecran.videoHeight);
  const pinceau = toile.getContext('2d', { willReadFrequently: true });
  while (ouverte.encore && pinceau) {
    pinceau.drawImage(ecran, 0, 0);
    const lu = await cachetDeLImage(pinceau.getImageData(0, 0, toile.width, toile.height));
    if (lu) return lu;
    await imageSuivante();
  }
}
