/** Messages between the parties. */
export const REFUS_ECHANGES = {
  'sujet-inconnu': () =>
    "Ce dont parle le message n'est pas dans la convention. Partez de la page de l'échéance ou du versement, ou écrivez sur la convention entière.",
  'message-vide': () => 'Le message est vide. Écrivez-le, puis envoyez-le.',
};
