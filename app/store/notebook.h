// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "domain/note.h"
#include "store/sqlite/connection.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace coinpay::store {

//! Notes and labels in the journal. Throws Failure, and Refusal with a sentence: InvalidInput for
//! what tidyNote() and tidyLabel() refuse or what is one too many, NotFound for a note that is
//! gone.

[[nodiscard]] Note addNote(Connection &journal, const QString &subject, const QString &text,
                           const Clock &clock, RandomSource &random);
void changeNote(Connection &journal, const QString &id, const QString &text, UnixMs now);
//! One that is gone already is no error.
void removeNote(Connection &journal, const QString &id);
//! One that is there already, in whatever case, stays as it is.
void addLabel(Connection &journal, const QString &subject, const QString &label, UnixMs now);
void removeLabel(Connection &journal, const QString &subject, const QString &label);

//! Oldest first.
[[nodiscard]] QList<Note> readNotes(Connection &journal, const QString &subject);
//! In the order of the alphabet.
[[nodiscard]] QStringList readLabels(Connection &journal, const QString &subject);
//! Each once, the one most used first.
[[nodiscard]] QStringList readKnownLabels(Connection &journal, int limit);

//! Begins with "#": the rest of it is looked for in labels and notes, and nowhere else.
[[nodiscard]] bool isNoteSearch(const QString &search);
//! What has a label or a note with this anywhere in it, in any case; the latest first.
[[nodiscard]] QStringList subjectsNoted(Connection &journal, const QString &text, int limit);
//! What has exactly this label, in any case; the latest first.
[[nodiscard]] QStringList subjectsLabelled(Connection &journal, const QString &label, int limit);

} // namespace coinpay::store
