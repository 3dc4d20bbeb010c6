//! Reads `dossier.toml`: title, vocabulary, relations, and the words that rules look for.
//! Knows no article and no file system; a caller hands it text.
//!
//! # `dossier.toml`, from the first line to the last
//!
//! Every key is optional unless it says otherwise. A *label* is one text (`"App"`) or one text a
//! language (`{ "zh-Hans" = "应用", en = "App" }`, keys are BCP 47 tags).
//!
//! ```toml
//! [dossier]
//! title = "Open Charging"           # a label; required
//! description = "Who opened to whom" # a label
//! language = "en"                   # BCP 47, of most readers; that of most articles if not given
//! zone = "Europe/Oslo"              # IANA name; days are counted there; if not given, what all dates
//!                                   # of the articles agree on (`+0800`), else UTC
//! base = "https://a.example/blog/"  # where the folder is published: pictures and links without a
//!                                   # host are read as though their files lay there
//! pictures = "ask"                  # "ask" (default) or "show": pictures on other sites
//! embed_limit = 2_000_000           # bytes of its binary form, up to which the dossier is embedded in
//!                                   # the pages' program; of a larger one they fetch what they need
//!
//! [[kind]]                          # kinds of entity, in the order of the filter panel
//! id = "network"                    # required: small letters, digits, hyphens
//! label = "Network"                 # a label; the id if not given
//!
//! [[kind]]
//! id = "plug"
//!
//! [[entity]]                        # what the dossier is about
//! id = "northgrid"                  # required
//! kind = "network"                  # required: the id of a kind
//! name = "NorthGrid"                # a label; required; every language's name is looked for
//! aliases = ["North Grid", "NG"]    # other names in texts
//! not_in = ["NG tube"]              # longer words in which none of its names is meant
//! stands_for = "openplug"           # in a list with objects of a relation ("OpenPlug and NG") it
//!                                   # is short for this entity
//!
//! [[entity]]
//! id = "openplug"
//! kind = "plug"
//! name = "OpenPlug"
//!
//! [[relation]]                      # each becomes a matrix: subjects are rows, objects columns
//! id = "plug-support"               # required
//! label = "Plug support"
//! subjects = ["network"]            # required: ids of kinds
//! objects = ["plug"]                # required: ids of kinds; a kind may be on both sides
//! subject_nouns = ["network"]       # common nouns for a subject: "these networks"
//! object_nouns = ["plug"]           # common nouns for an object: "the three plugs"
//! subject_pronouns = ["it", "both"] # stand for the subjects that were named last
//! object_pronouns = ["it"]          # stand for the objects that were named last
//! tails = ["付款", "选项"]           # Chinese words that may stand behind a phrase or an object and
//!                                   # change nothing; where others do, something else is meant
//! together = ["并列"]                # phrases that say of all objects in the clause that they are there
//! mutual = ["each other"]           # with one of these, the members of one list of objects stand
//!                                   # in the relation to one another: the first to those after it
//! instruments = ["用", "with"]       # right before an object: something is done with it,
//! deeds = ["付款", "paid"]           # namely one of these, which stand in its clause
//! portions = ["余额"]                # right behind an object: what of it something is done with
//! shown = ["掏出"]                   # right before a name that is short for an object: nothing is done yet
//! takings = ["收", "有"]             # right between a subject and objects: the one has the others
//! uses = ["订单"]                    # right behind an object: where some are counted, it is in use
//! venues = ["checkout"]             # where objects are had: one in the sentence, before
//! presences = ["有", "是"]           # one of these right before objects: they are there
//!
//! [[relation.status]]               # strongest first; the last one named in a clause holds
//! id = "supported"                  # required
//! label = "Supported"
//! tone = "yes"                      # required: yes, partly, coming, no, blocked
//! phrases = ["supports", "opened to"] # at least one: they make a claim of this status
//!
//! [[relation.status]]
//! id = "planned"
//! tone = "coming"
//! phrases = ["plans"]
//! modifiers = ["will", "is to"]     # before any phrase of the relation they change its status
//!                                   # to this one: "will" + "opened to"
//!
//! [reading]                         # how this dossier's texts hedge, guess, list and point back
//! hedges = ["reportedly"]           # from here to the end of the sentence: a rumour
//! guesses = ["hopes", "if"]         # from here to the end of the sentence: not a statement
//! reservations = ["remains to be seen"] # the clause with it, and the one before, state nothing
//! guards = ["not only"]             # a phrase or modifier inside one of these does not count
//! contrasts = ["but"]               # begin a new clause
//! separators = [",", "and"]         # stand between the members of a list
//! towards = ["to"]                  # stand between subject and object of the same kind
//! attributes = ["users"]            # after a name: the name only qualifies this word
//! back_references = ["these", "the three"] # before a noun of the relation: the list before
//! demands = ["urged"]               # from here to the end of the sentence: no claim, yet an event
//! confirmations = ["confirmed it"]  # in one of the two sentences after a rumour: it is none
//! pairwise = ["respectively"]       # the first subject with the first object, the second with …
//! exceptions = ["except", "besides"] # the list after it is left out: the opposite holds for it
//! additions = ["also"]              # after an exception: its list is meant as well
//! compounds = ["gift card"]          # right after an object: it is not the object that is meant
//! formerly = ["previously"]         # a clause with one gives way to what the sentence says of now
//! likewise = ["the same goes for"]  # all that was said last holds for the subjects of the clause
//! denials = ["denied"]              # a clause with one, those before it and a rumour in the two
//!                                   # sentences before state nothing
//! turns = ["finally"]               # a later clause with one replaces what an earlier one said
//! present = ["so far"]              # after a dated statement: the clause speaks of the publication's day
//! instances = ["including"]         # the list after it are some of those of the clause before
//! places = ["inside"]               # right after an object: it is only where something is done
//! affirmations = ["yes"]            # answer a question about the relation, as a no does
//! links = ["and"]                   # between two phrases with objects of their own: a new clause
//! quantifiers = ["some"]            # before a holder, with names between them: it holds for some only
//! holders = ["users"]               # those who use what the relation is about
//! outlets = ["stores"]              # where it is used: that it holds in some of them is no trial
//! occasions = ["页面"]               # right after an object whose name begins with a subject's (京东支付页面):
//!                                   # the subject is meant
//! resumptions = ["since then"]      # begin a clause that a guess or a demand before it does not reach
//! segments = ["iOS"]                # kinds of holders: a no about one of them is no no for all
//! hearsay = ["传"]                    # opens a clause right before a name: from there a rumour
//! universals = ["all"]              # after a no: what it says holds for some
//! only = ["only"]                   # before a subject: the opposite holds for the others of its list
//! unconfirmed = ["not confirmed"]   # what its sentence and the one before it say is a rumour
//! declines = ["declined to comment"] # after a subject: its trials and plans told just before are rumours
//!
//! [events]
//! acts = ["announced"]              # a dated sentence with one of these is an event even if it
//!                                   # names no entity
//! noise = ["share price"]           # a sentence with one of these is no event
//! frames = ["reported that"]        # a clause with one of these only says who reports: it is cut
//!                                   # from the beginning of an event's text
//!
//! [quotes]
//! verbs = ["said", "told reporters"] # join a speaker to words
//! roles = ["spokesperson"]          # who may speak without being named
//! fillers = ["in an interview"]     # are cut from a speaker's description
//! channels = ["微博"]                # behind a speaker's name or role: by what something was said
//! pronouns = ["she"]                # stand for the speaker before
//! ```
//!
//! A phrase of a list may hold one `*`: a gap of at most twelve characters inside one clause
//! (`等待*审核`), where a Latin word counts as three, and alternatives: `(未|没有)取消` is `未取消` and `没有取消`. Case, width, spaces
//! beside Chinese characters, and traditional or simplified forms do not matter.

mod error;
mod label;
mod near;
mod raw;
mod resolve;

pub use error::ConfigError;

use hutong_model::{Entity, Kind, Label, PicturePolicy, Relation};

const DEFAULT_LANGUAGE: &str = "en";
const DEFAULT_ZONE: &str = "UTC";

/// What `dossier.toml` says.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the dossier is called.
    pub title: Label,
    /// What it is about.
    pub description: Label,
    /// BCP 47 tag of the language that most of its readers read; none where nothing is said.
    pub language: Option<String>,
    /// IANA name of the zone in which days are counted; none where nothing is said.
    pub zone: Option<String>,
    /// Where the folder of articles is published; http(s), absolute.
    pub base: Option<String>,
    /// Whether pictures on other sites are fetched without asking.
    pub pictures: PicturePolicy,
    /// The largest dossier that is embedded, in bytes of its binary form; none where nothing is said.
    pub embed_limit: Option<usize>,
    /// Kinds of entity, in the order of the file.
    pub kinds: Vec<Kind>,
    /// The vocabulary, in the order of the file.
    pub entities: Vec<Entity>,
    /// As many as `entities`, in the same order: the index of the entity that this one is short for
    /// in a list of objects.
    pub stands_for: Vec<Option<usize>>,
    /// Longer words in which no name is meant.
    pub not_names: Vec<String>,
    /// The relations, in the order of the file.
    pub relations: Vec<Relation>,
    /// How each relation is recognized; as many as `relations`, in the same order.
    pub relation_rules: Vec<RelationRules>,
    /// How texts hedge, guess, list and point back.
    pub reading: Reading,
    /// What makes a dated sentence an event.
    pub events: EventRules,
    /// What joins a speaker to words.
    pub quotes: QuoteRules,
}

/// How the statuses of one relation are recognized.
#[derive(Clone, Debug, Default)]
pub struct RelationRules {
    /// Common nouns for a subject.
    pub subject_nouns: Vec<String>,
    /// Common nouns for an object.
    pub object_nouns: Vec<String>,
    /// Stand for the subjects that were named last.
    pub subject_pronouns: Vec<String>,
    /// Stand for the objects that were named last.
    pub object_pronouns: Vec<String>,
    /// Chinese words that change nothing behind a phrase or an object.
    pub tails: Vec<String>,
    /// They say of all objects of a clause that they are there.
    pub together: Vec<String>,
    /// The first of a list of objects stands in the relation to those after it.
    pub mutual: Vec<String>,
    /// Right before an object: something is done with it.
    pub instruments: Vec<String>,
    /// What is done with an object.
    pub deeds: Vec<String>,
    /// Right behind an object: what of it something is done with.
    pub portions: Vec<String>,
    /// Right before a name that is short for an object: nothing is done with it yet.
    pub shown: Vec<String>,
    /// Right between a subject and objects: the one has the others.
    pub takings: Vec<String>,
    /// Right behind an object: of what is in use some are counted.
    pub uses: Vec<String>,
    /// Where objects are had.
    pub venues: Vec<String>,
    /// Right before objects, after a venue: they are there.
    pub presences: Vec<String>,
    /// As many as the relation has statuses, in the same order.
    pub statuses: Vec<StatusRules>,
}

/// The words of one status.
#[derive(Clone, Debug, Default)]
pub struct StatusRules {
    /// They make a claim of this status; at least one.
    pub phrases: Vec<String>,
    /// Before any phrase of the relation they change its status to this one.
    pub modifiers: Vec<String>,
}

/// `[reading]`; see the module documentation.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// From here to the end of the sentence: a rumour.
    pub hedges: Vec<String>,
    /// From here to the end of the sentence: not a statement.
    pub guesses: Vec<String>,
    /// The clause that holds one, and the one before it, state nothing.
    pub reservations: Vec<String>,
    /// A phrase or modifier inside one of these does not count.
    pub guards: Vec<String>,
    /// Begin a new clause.
    pub contrasts: Vec<String>,
    /// Stand between the members of a list.
    pub separators: Vec<String>,
    /// Stand between a subject and an object of the same kind.
    pub towards: Vec<String>,
    /// After a name: the name only qualifies this word.
    pub attributes: Vec<String>,
    /// Before a noun of the relation: the list that was named before.
    pub back_references: Vec<String>,
    /// From here to the end of the sentence: no claim, though it may be an event.
    pub demands: Vec<String>,
    /// In one of the two sentences after a rumour: it is none.
    pub confirmations: Vec<String>,
    /// Each subject goes with the object at its place in the list.
    pub pairwise: Vec<String>,
    /// The list after it is left out: the opposite holds for it.
    pub exceptions: Vec<String>,
    /// In the clause after an exception: its list is meant as well.
    pub additions: Vec<String>,
    /// Nouns right after an object that make another thing of it: a wallet's gift cards.
    pub compounds: Vec<String>,
    /// A clause with one gives way to what its sentence says of now.
    pub formerly: Vec<String>,
    /// All that was said last holds for the subjects of the clause.
    pub likewise: Vec<String>,
    /// What stands before one in its sentence, and a rumour right before it, is not so.
    pub denials: Vec<String>,
    /// A later clause with one replaces what an earlier clause said of the same two.
    pub turns: Vec<String>,
    /// A clause with one speaks of the publication's day, after what was said of another.
    pub present: Vec<String>,
    /// The list after it names some of those that the clause before spoke of.
    pub instances: Vec<String>,
    /// Right after an object: it is only where something is done.
    pub places: Vec<String>,
    /// Answer a question about the relation with yes.
    pub affirmations: Vec<String>,
    /// Between two phrases of a clause, each with an object of its own: begin a new clause.
    pub links: Vec<String>,
    /// Before a holder: what is said holds only for some.
    pub quantifiers: Vec<String>,
    /// Those who use what a relation is about.
    pub holders: Vec<String>,
    /// Where something is used: that it holds in some of them is no trial.
    pub outlets: Vec<String>,
    /// Right after an object whose name begins with a subject's: the subject is meant.
    pub occasions: Vec<String>,
    /// Begin a clause that a guess or a demand before it does not reach.
    pub resumptions: Vec<String>,
    /// Kinds of holders: a no about one of them says nothing of all.
    pub segments: Vec<String>,
    /// Opens a clause right before a name: from there to the end of the sentence a rumour.
    pub hearsay: Vec<String>,
    /// After a no: what it says holds for some.
    pub universals: Vec<String>,
    /// Before a subject: the opposite holds for the others of its list.
    pub only: Vec<String>,
    /// What the sentence of one and the sentence before it say is a rumour.
    pub unconfirmed: Vec<String>,
    /// A subject with one does not stand behind the trials and plans told of it just before.
    pub declines: Vec<String>,
}

/// `[events]`; see the module documentation.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EventRules {
    /// A dated sentence with one of these is an event even if it names no entity.
    pub acts: Vec<String>,
    /// A sentence with one of these is no event.
    pub noise: Vec<String>,
    /// A clause with one of these is cut from the beginning of an event's text.
    pub frames: Vec<String>,
}

/// `[quotes]`; see the module documentation.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuoteRules {
    /// Join a speaker to words.
    pub verbs: Vec<String>,
    /// Who may speak without being named.
    pub roles: Vec<String>,
    /// Cut from a speaker's description.
    pub fillers: Vec<String>,
    /// Behind a speaker's name or role: by what something was said, not by whom.
    pub channels: Vec<String>,
    /// Stand for the speaker before.
    pub pronouns: Vec<String>,
}

impl Config {
    /// Reads the text of a `dossier.toml`; `path` is only for messages.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong: broken TOML, an unknown key, kind or tone, an id that is
    /// missing, misspelt or given twice, an entity without a name, a status without phrases.
    pub fn parse(text: &str, path: &str) -> Result<Self, ConfigError> {
        let source = error::Source { text, path };
        let raw = toml::from_str::<raw::File>(text).map_err(|error| source.syntax(&error))?;
        resolve::resolve(raw, &source)
    }

    /// The language, where nothing is said and nothing was found either: English.
    pub fn language(&self) -> &str {
        self.language.as_deref().unwrap_or(DEFAULT_LANGUAGE)
    }

    /// The zone, where nothing is said and nothing was found either: UTC.
    pub fn zone(&self) -> &str {
        self.zone.as_deref().unwrap_or(DEFAULT_ZONE)
    }

    /// What a folder without a `dossier.toml` gets: its name as title, and no vocabulary.
    pub fn for_folder(name: &str) -> Self {
        Self {
            title: Label::plain(name),
            description: Label::default(),
            language: None,
            zone: None,
            base: None,
            pictures: PicturePolicy::Ask,
            embed_limit: None,
            kinds: Vec::new(),
            entities: Vec::new(),
            stands_for: Vec::new(),
            not_names: Vec::new(),
            relations: Vec::new(),
            relation_rules: Vec::new(),
            reading: Reading::default(),
            events: EventRules::default(),
            quotes: QuoteRules::default(),
        }
    }
}
