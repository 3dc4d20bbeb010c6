//! The words of `dossier.toml` as automata, each built once for all articles. Knows no article.

use crate::{entity::Names, parallel, text::PatternSet};
use hutong_config::Config;

/// Words without a value of their own.
pub(crate) type Words = PatternSet<()>;

/// What `[reading]`, `[events]` and `[quotes]` say.
pub(crate) struct Rules {
    pub names: Names,
    pub hedges: Words,
    pub guesses: Words,
    pub reservations: Words,
    pub contrasts: Words,
    pub separators: Words,
    pub towards: Words,
    pub attributes: Words,
    pub demands: Words,
    pub confirmations: Words,
    pub pairwise: Words,
    pub exceptions: Words,
    pub additions: Words,
    pub compounds: Words,
    pub turns: Words,
    pub present: Words,
    pub instances: Words,
    pub places: Words,
    pub links: Words,
    pub quantifiers: Words,
    pub holders: Words,
    pub outlets: Words,
    pub occasions: Words,
    pub resumptions: Words,
    pub universals: Words,
    pub segments: Words,
    pub hearsay: Words,
    pub only: Words,
    pub unconfirmed: Words,
    pub declines: Words,
    pub affirmations: Words,
    pub formerly: Words,
    pub likewise: Words,
    pub denials: Words,
    pub acts: Words,
    pub noise: Words,
    pub frames: Words,
    pub verbs: Words,
    pub roles: Words,
    pub fillers: Words,
    /// Behind a speaker's name or role: by what something was said.
    pub channels: Words,
    pub pronouns: Words,
}

impl Rules {
    /// Makes ready, on two cores, what every article is read for; the rest is when an article needs it.
    pub fn prepare(&self) {
        let of_happenings = [&self.guesses, &self.frames, &self.noise, &self.acts, &self.hedges];
        let of_speech = [&self.verbs, &self.roles, &self.fillers, &self.channels, &self.pronouns];
        let words = || of_happenings.into_iter().chain(of_speech).for_each(PatternSet::prepare);
        parallel::both(|| self.names.prepare(), words);
    }

    /// Keeps the words.
    pub fn new(config: &Config) -> Self {
        Self {
            names: Names::new(&config.entities, &config.not_names),
            hedges: words(&config.reading.hedges),
            guesses: words(&config.reading.guesses),
            reservations: words(&config.reading.reservations),
            contrasts: words(&config.reading.contrasts),
            separators: words(&config.reading.separators),
            towards: words(&config.reading.towards),
            attributes: words(&config.reading.attributes),
            demands: words(&config.reading.demands),
            confirmations: words(&config.reading.confirmations),
            pairwise: words(&config.reading.pairwise),
            exceptions: words(&config.reading.exceptions),
            additions: words(&config.reading.additions),
            compounds: words(&config.reading.compounds),
            turns: words(&config.reading.turns),
            present: words(&config.reading.present),
            instances: words(&config.reading.instances),
            places: words(&config.reading.places),
            links: words(&config.reading.links),
            quantifiers: words(&config.reading.quantifiers),
            holders: words(&config.reading.holders),
            outlets: words(&config.reading.outlets),
            occasions: words(&config.reading.occasions),
            resumptions: words(&config.reading.resumptions),
            universals: words(&config.reading.universals),
            segments: words(&config.reading.segments),
            hearsay: words(&config.reading.hearsay),
            only: words(&config.reading.only),
            unconfirmed: words(&config.reading.unconfirmed),
            declines: words(&config.reading.declines),
            affirmations: words(&config.reading.affirmations),
            formerly: words(&config.reading.formerly),
            likewise: words(&config.reading.likewise),
            denials: words(&config.reading.denials),
            acts: words(&config.events.acts),
            noise: words(&config.events.noise),
            frames: words(&config.events.frames),
            verbs: words(&config.quotes.verbs),
            roles: words(&config.quotes.roles),
            fillers: words(&config.quotes.fillers),
            channels: words(&config.quotes.channels),
            pronouns: words(&config.quotes.pronouns),
        }
    }
}

/// An automaton over words.
pub(crate) fn words(words: &[String]) -> Words {
    PatternSet::new(words.iter().map(|word| (word.as_str(), ())))
}
