const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** English words that carry no topic. Pieces of split contractions ("don't" = don, t) are among them. */
export const ENGLISH_STOP_WORDS = words(`
a about above across after afterwards again against all almost alone along already also although always am among an and another any
anyhow anyone anything anyway anywhere are around as at be became because become becomes been before beforehand behind being below
beside besides between beyond both but by can cannot could did do does doing done down due during each eg either else elsewhere
enough etc even ever every everyone everything everywhere except few for former formerly from further get give go had has have having
he hence her here hereafter hereby herein hers herself him himself his how however ie if in indeed into is it its itself just last
latter latterly least less made many may me meanwhile might mine more moreover most mostly much must my myself namely neither never
nevertheless next no nobody none nor not nothing now nowhere of off often on once only onto or other others otherwise our ours
ourselves out over own per perhaps please put rather re said same say says see seem seemed seeming seems several she should since so
some somehow someone something sometime sometimes somewhere still such take than that the their them themselves then thence there
thereafter thereby therefore therein these they this those though through throughout thru thus to together too toward towards until
up upon us use used using very via was we well were what whatever when whence whenever where whereas whereby wherein whereupon
wherever whether which while who whoever whom whose why will with within without would yet you your yours yourself yourselves don didn
doesn isn wasn aren couldn shouldn wouldn hasn haven ll ve`);
