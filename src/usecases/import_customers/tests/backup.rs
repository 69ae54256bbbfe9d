//! Backups: what becomes of their records.

mod laws;
mod rejected;

use super::*;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::custom_field::FieldOwner;
use crate::domain::id::AttachmentId;
use crate::domain::record::{Cause, RecordRef};
use crate::formats::backup::{BackupReader, BackupWriter, Found};
use crate::formats::json::RejectedRecords;
use crate::store::engine::{Checkpoint, PartyQuery, Store};
use crate::store::ports::{Disk, Write, to_bytes};
use crate::usecases::backup_of::{BackedUp, backup_of};
use crate::usecases::custom_values::WrittenValue;
use crate::usecases::delete_party::{DeleteParty, delete_party};
use crate::usecases::log_interaction::InteractionFacts;
use crate::usecases::testing::{call, greeting, noon_today, text_field, to_call};

const NOW: Instant = Instant::from_millis(NOON_MS);

/// Every record there is.
fn everything(office: &Office) -> Vec<Record> {
    let mut all = Vec::new();
    for kind in RecordKind::ALL {
        office.store.for_each(kind, &mut |record| all.push(record));
    }
    all.sort_by_key(Record::reference);
    all
}

fn written(office: &Office, parties: Option<&[PartyId]>) -> (String, BackedUp) {
    let mut text = String::new();
    let mut take = |part: String| text.push_str(&part);
    let done = office.run(backup_of(&office.store, NOW, parties, &mut take)).unwrap();
    (text, done)
}

fn backup(office: &Office) -> String {
    written(office, None).0
}

fn found(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut reader = BackupReader::default();
    reader.push(text.as_bytes(), &mut |one| found.push(one)).unwrap();
    assert!(!reader.finish().unwrap().is_cut_off);
    found
}

fn planned(office: &Office, text: &str, existing: OnExisting) -> Planned {
    planned_and_rejected(office, text, existing).0
}

fn planned_and_rejected(office: &Office, text: &str, existing: OnExisting) -> (Planned, RejectedRecords) {
    let files = office.run(office.store.attachment_files()).unwrap();
    let mut plan = office.run(BackupPlan::new(&office.store, existing, files, NOW)).unwrap();
    found(text).into_iter().for_each(|one| plan.take(one).unwrap());
    plan.finish().unwrap()
}

/// Takes a backup in; the change, none where there was nothing to do.
fn restore(office: &Office, text: &str, existing: OnExisting) -> Option<ChangeId> {
    match office.run(import_customers(&office.store, planned(office, text, existing))) {
        Ok(change) => Some(change),
        Err(CommitError::NothingChanged) => None,
        Err(error) => panic!("{error}"),
    }
}

fn undo(office: &Office, change: ChangeId) {
    office.run(undo_change(&office.store, UndoChange { change })).unwrap();
}

/// The office anew, as after a restart.
fn reopened(office: &Office) -> Office {
    let store = office.run(Store::open(office.disk.clone(), office.world.clone())).unwrap();
    office.run(store.load_all()).unwrap();
    Office { disk: office.disk.clone(), store, world: office.world.clone() }
}

/// An office with something of most kinds: Mina, who works at Laleh, a call with her in which Omid took part,
/// a task, a field, a template and a view.
fn busy() -> Office {
    let office = Office::open();
    import(&office, &[works_at(row(1, "Mina Rastegar", "09123456789"), "Laleh Store", "Buyer")]);
    let (mina, omid) = (id_of(&office, "Mina Rastegar"), office.add_person("امید نوری"));
    let field = office.add_field(FieldOwner::Party, text_field("چای"));
    office.say(mina, field.id, WrittenValue::Text("سیاه".to_owned())).unwrap();
    office.log(mina, InteractionFacts { others: vec![omid], ..call("Wants forty boxes") });
    office.add_task(to_call(mina));
    office.add_template(greeting("سلام", "سلام!"));
    office.save_view("Leads", "stage=lead");
    office
}

fn id_of(office: &Office, name: &str) -> PartyId {
    all(office).into_iter().find(|party| party.name() == name).unwrap().id
}

fn delete(office: &Office, party: PartyId) {
    office.run(delete_party(&office.store, DeleteParty { party })).unwrap();
}

/// Works with a record by hand.
fn edit(office: &Office, before: impl Into<Record>, after: impl Into<Record>) {
    let write = Write::Edit { before: before.into(), after: after.into() };
    office.run(office.store.commit(Cause::EditParty, vec![write])).unwrap();
}

fn renamed(party: &Party, name: &str) -> Party {
    let mut after = party.clone();
    if let PartyDetails::Person(person) = &mut after.details {
        name.clone_into(&mut person.name);
    }
    after
}

/// The only record of a kind, or the first.
fn first(office: &Office, kind: RecordKind) -> Record {
    everything(office).into_iter().find(|record| record.reference().kind == kind).unwrap()
}

/// A file of these records.
fn file_of(records: &[Record]) -> String {
    let mut writer = BackupWriter::new(NOW);
    for record in records {
        assert!(writer.push(record.reference().kind, &to_bytes(record).unwrap()));
    }
    writer.finish()
}

/// What is wrong, each with its line.
fn problems(planned: &Planned) -> Vec<(u32, ProblemKind)> {
    let rows = planned.rows.iter();
    rows.flat_map(|row| row.problems.iter().map(|problem| (row.line, problem.what))).collect()
}

/// What comes in of a file, each with its outcome and what is wrong with it.
fn told(planned: &Planned) -> Vec<(Outcome, &str, Option<ProblemKind>)> {
    let mut rows: Vec<_> = planned.rows.iter().collect();
    rows.sort_by_key(|row| row.line);
    let problem = |row: &PlannedRow| row.problems.first().map(|problem| problem.what);
    rows.into_iter().map(|row| (row.outcome, row.name.as_str(), problem(row))).collect()
}

#[test]
fn everything_comes_back_in_an_empty_store_and_stays_there() {
    let office = busy();
    let empty = Office::open();
    restore(&empty, &backup(&office), OnExisting::Complete).unwrap();
    assert_eq!(everything(&empty), everything(&office));
    assert_eq!(everything(&reopened(&empty)), everything(&office));
}

#[test]
fn a_backup_of_what_is_here_changes_nothing() {
    let office = busy();
    for existing in [OnExisting::Complete, OnExisting::Overwrite, OnExisting::Leave] {
        let planned = planned(&office, &backup(&office), existing);
        assert_eq!(planned.counts.of(Outcome::Same), planned.counts.all());
        assert_eq!(office.run(import_customers(&office.store, planned)), Err(CommitError::NothingChanged));
    }
}

#[test]
fn one_tap_takes_a_backup_back_but_not_what_was_worked_with_since() {
    let office = busy();
    let empty = Office::open();
    let change = restore(&empty, &backup(&office), OnExisting::Complete).unwrap();
    undo(&empty, change);
    assert_eq!(everything(&empty), []);
    let change = restore(&empty, &backup(&office), OnExisting::Complete).unwrap();
    let omid = empty.party(id_of(&empty, "امید نوری"));
    edit(&empty, omid.clone(), renamed(&omid, "امید نوری‌زاده"));
    undo(&empty, change);
    assert_eq!(names(&empty), ["امید نوری‌زاده"]);
    assert_eq!(everything(&empty).len(), 1);
}

#[test]
fn with_a_call_that_was_edited_since_stay_the_customer_and_the_place_of_work() {
    let office = busy();
    let empty = Office::open();
    let change = restore(&empty, &backup(&office), OnExisting::Complete).unwrap();
    let Record::Interaction(talk) = first(&empty, RecordKind::Interaction) else { panic!("no call") };
    let mut after = talk.clone();
    after.text = "Wants fifty boxes".to_owned();
    edit(&empty, talk, after);
    undo(&empty, change);
    assert_eq!(names(&empty), ["Laleh Store", "Mina Rastegar"]);
    assert_eq!((empty.store.counts().links, empty.store.counts().interactions), (1, 1));
}

#[test]
fn who_was_deleted_comes_back_with_all_of_it_also_where_others_took_part() {
    for folded in [false, true] {
        let office = busy();
        let (text, before) = (backup(&office), everything(&office));
        for name in ["Mina Rastegar", "امید نوری"] {
            delete(&office, id_of(&office, name));
        }
        if folded {
            assert_eq!(office.run(office.store.checkpoint(noon_today())), Ok(Checkpoint::Done));
        }
        let office = if folded { reopened(&office) } else { office };
        let planned = planned(&office, &text, OnExisting::Complete);
        assert_eq!((planned.counts.of(Outcome::New), planned.counts.of(Outcome::Rejected)), (5, 0));
        office.run(import_customers(&office.store, planned)).unwrap();
        assert_eq!(everything(&office), before);
        assert_eq!(everything(&reopened(&office)), before);
    }
}

#[test]
fn who_took_part_and_was_deleted_takes_part_again_where_the_file_wins() {
    for folded in [false, true] {
        let office = busy();
        let (text, before) = (backup(&office), everything(&office));
        let omid = id_of(&office, "امید نوری");
        delete(&office, omid);
        if folded {
            assert_eq!(office.run(office.store.checkpoint(noon_today())), Ok(Checkpoint::Done));
        }
        let office = if folded { reopened(&office) } else { office };
        restore(&office, &text, OnExisting::Overwrite).unwrap();
        assert_eq!(everything(&office), before, "folded: {folded}");
    }
}

#[test]
fn what_differs_is_completed_replaced_or_left_as_was_chosen() {
    let office = busy();
    let mina = office.party(id_of(&office, "Mina Rastegar"));
    let mut said = renamed(&mina, "Mina R. Rastegar");
    said.tags.push("vip".to_owned());
    let Record::Task(task) = first(&office, RecordKind::Task) else { panic!("no task") };
    let mut later = task.clone();
    later.title = "زنگ به مینا".to_owned();
    let text = file_of(&[said.into(), later.into()]);
    for (existing, outcomes, name, tags, title) in [
        (OnExisting::Leave, [Outcome::Same, Outcome::Same], "Mina Rastegar", 0, task.title.as_str()),
        (OnExisting::Complete, [Outcome::Changed, Outcome::Same], "Mina Rastegar", 1, task.title.as_str()),
        (OnExisting::Overwrite, [Outcome::Changed, Outcome::Changed], "Mina R. Rastegar", 1, "زنگ به مینا"),
    ] {
        let planned = planned(&office, &text, existing);
        assert_eq!(told(&planned).iter().map(|row| row.0).collect::<Vec<_>>(), outcomes);
        let change = office.run(import_customers(&office.store, planned)).ok();
        assert_eq!(office.party(mina.id).name(), name);
        assert_eq!(office.party(mina.id).tags.len(), tags);
        assert_eq!(office.task(task.id).title, title);
        assert_eq!(restore(&office, &text, existing), None);
        change.into_iter().for_each(|change| undo(&office, change));
        assert_eq!(office.party(mina.id), mina);
    }
}

#[test]
fn what_hangs_on_nobody_is_rejected_and_whom_it_names_beside_is_left_out() {
    let office = busy();
    let all = everything(&office);
    let wanted = [RecordKind::Link, RecordKind::Interaction, RecordKind::Task];
    let mut records: Vec<Record> =
        all.into_iter().filter(|one| wanted.contains(&one.reference().kind)).collect();
    let mina = office.party(id_of(&office, "Mina Rastegar"));
    let alone = planned(&Office::open(), &file_of(&records), OnExisting::Complete);
    let expected = [
        (Outcome::Rejected, "Buyer", Some(ProblemKind::Alone)),
        (Outcome::Rejected, "Wants forty boxes", Some(ProblemKind::Alone)),
        (Outcome::New, "", Some(ProblemKind::Missing)),
    ];
    assert_eq!(told(&alone), expected);
    // Whoever comes after them in the file is there as well.
    records.push(mina.into());
    let empty = Office::open();
    let text = file_of(&records);
    let with_mina = planned(&empty, &text, OnExisting::Complete);
    assert_eq!(
        told(&with_mina)[1..],
        [
            (Outcome::New, "Wants forty boxes", Some(ProblemKind::Missing)),
            (Outcome::New, "", None),
            (Outcome::New, "Mina Rastegar", None)
        ]
    );
    office.run(import_customers(&empty.store, with_mina)).unwrap();
    let Record::Interaction(talk) = first(&empty, RecordKind::Interaction) else { panic!("no call") };
    assert_eq!(talk.others, []);
    assert_eq!(restore(&empty, &text, OnExisting::Overwrite), None);
}

/// An office into which records came, with the bytes of their attachments.
fn office_with(records: &[Record]) -> Office {
    let office = Office::open();
    for record in records {
        if let Record::Attachment(attachment) = record {
            office.run(office.disk.put_file(&attachment.file_name(), b"jpg")).unwrap();
        }
    }
    office
}

fn photo_of(of: RecordRef) -> Attachment {
    Attachment {
        id: AttachmentId(Uuid::from_u128(7)),
        of,
        kind: AttachmentKind::Photo,
        name: "فاکتور.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        size_bytes: 3,
        pixels: None,
        duration_s: None,
        thumbnail: vec![1, 2],
        sample: false,
        created_at: NOW,
    }
}

#[test]
fn a_photo_comes_in_where_its_bytes_are() {
    let office = busy();
    let talk = first(&office, RecordKind::Interaction).reference();
    let photo = photo_of(talk);
    office.run(office.disk.put_file(&photo.file_name(), b"jpg")).unwrap();
    office.run(office.store.commit(Cause::Attach, vec![Write::Create(photo.clone().into())])).unwrap();
    let text = backup(&office);
    let empty = Office::open();
    let without = planned(&empty, &text, OnExisting::Complete);
    assert_eq!(problems(&without), [(without.counts.all() + 1, ProblemKind::Alone)]);
    office.run(empty.disk.put_file(&photo.file_name(), b"jpg")).unwrap();
    restore(&empty, &text, OnExisting::Complete).unwrap();
    assert_eq!(empty.store.attachments(talk), [photo]);
}

#[test]
fn a_photo_of_a_call_that_is_rejected_is_rejected_with_it() {
    let talk = first(&busy(), RecordKind::Interaction);
    let photo = photo_of(talk.reference());
    let empty = office_with(&[photo.clone().into()]);
    let planned = planned(&empty, &file_of(&[photo.into(), talk]), OnExisting::Complete);
    assert_eq!(planned.counts.of(Outcome::Rejected), 2);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_the_rest_comes_in() {
    let office = busy();
    let text = backup(&office);
    let lines = text.lines().count() as u32 - 2;
    let broken = text.replacen("\"record\":\"Party\",\"id\":\"", "\"record\":\"Party\",\"id\":\"no", 1);
    let planned = planned(&Office::open(), &broken, OnExisting::Complete);
    assert_eq!(planned.counts.all(), lines);
    assert_eq!(problems(&planned).first(), Some(&(2, ProblemKind::Unreadable)));
    let after: Vec<u32> = planned.rows.iter().skip(1).map(|row| row.line).collect();
    assert_eq!((after.iter().min(), after.iter().max()), (Some(&3), Some(&(lines + 1))));
}

#[test]
fn a_record_that_stands_there_twice_comes_in_once() {
    let office = busy();
    let mina = office.party(id_of(&office, "Mina Rastegar"));
    let text = file_of(&[mina.clone().into(), renamed(&mina, "Mina again").into()]);
    let empty = Office::open();
    assert_eq!(told(&planned(&empty, &text, OnExisting::Overwrite)).len(), 2);
    restore(&empty, &text, OnExisting::Overwrite).unwrap();
    assert_eq!(everything(&empty), [mina.into()]);
}

#[test]
fn a_customer_is_shown_with_what_tells_it() {
    let office = busy();
    let planned = planned(&Office::open(), &backup(&office), OnExisting::Complete);
    let row = planned.rows.iter().find(|row| row.name == "Mina Rastegar").unwrap();
    assert_eq!(row.outcome, Outcome::New);
    assert_eq!(row.phone.unwrap().e164(), "+989123456789");
}

#[test]
fn what_is_said_in_a_field_that_comes_along_is_found() {
    let empty = Office::open();
    restore(&empty, &backup(&busy()), OnExisting::Complete).unwrap();
    for office in [&empty, &reopened(&empty)] {
        let query = PartyQuery { text: "سیاه".to_owned(), ..PartyQuery::default() };
        assert_eq!(office.store.list(&query).rows.len(), 1);
    }
}

#[test]
fn the_activity_counts_each_kind_that_came() {
    let office = busy();
    let omid = id_of(&office, "امید نوری");
    let text = backup(&office);
    delete(&office, omid);
    restore(&office, &text, OnExisting::Overwrite).unwrap();
    let entry = office.run(office.store.activity(None, 1)).unwrap().remove(0);
    assert_eq!(entry.kinds, [(RecordKind::Party, 1), (RecordKind::Interaction, 1)]);
}

#[test]
fn a_backup_of_some_customers_has_all_that_belongs_to_them_and_nothing_else() {
    let office = busy();
    let other = office.add_field(FieldOwner::Party, text_field("قهوه"));
    let omid = id_of(&office, "امید نوری");
    office.say(omid, other.id, WrittenValue::Text("تلخ".to_owned())).unwrap();
    let mina = id_of(&office, "Mina Rastegar");
    let (text, done) = written(&office, Some(&[mina]));
    let mut kinds: Vec<RecordKind> = found(&text)
        .into_iter()
        .map(|one| match one {
            Found::Record(record) => record.reference().kind,
            Found::Unreadable { text, .. } => panic!("{text}"),
        })
        .collect();
    kinds.sort();
    use RecordKind::{CustomField, Interaction, Link, Party, Task};
    assert_eq!(kinds, [Party, Party, Link, Interaction, Task, CustomField]);
    assert_eq!(done, BackedUp { records: 6, left_out: 0 });
    let empty = Office::open();
    let planned = planned(&empty, &text, OnExisting::Complete);
    assert_eq!(planned.counts.of(Outcome::New), 6);
}
