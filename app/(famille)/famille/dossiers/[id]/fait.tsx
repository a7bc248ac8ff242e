import { Alerte } from '#components/alerte.tsx';

const FAITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    piece: 'Votre pièce est bien arrivée. Le service qui l’attendait la voit dès maintenant.',
    message:
      'Votre message est bien arrivé. Le service qui tient votre demande le lira et vous répondra ici.',
    avis: 'C’est noté : votre avis d’impôt est attendu jusqu’à la fin de l’année scolaire.',
    recours:
      'Votre recours est bien arrivé, à la date d’aujourd’hui. Son accusé de réception sera à lire ici.',
    observations: 'Vos observations sont bien arrivées. Elles seront lues avant toute décision.',
    erreur:
      'L’erreur que vous signalez est bien arrivée. Elle sera examinée, et votre demande corrigée s’il y a lieu.',
    fin_de_bourse:
      'Votre renonciation est bien arrivée. Une décision en prendra acte ; d’ici là, vous pouvez écrire que vous gardez la bourse.',
    renonciation: 'Vous avez renoncé à cette demande.',
  }),
);

/** What has just been done, read aloud; nothing for words that the address makes up. */
export function Fait({ fait }: { fait: string }) {
  const phrase = FAITS.get(fait);
  return phrase ? (
    <Alerte ton="succes" annoncer>
      {phrase}
    </Alerte>
  ) : null;
}
