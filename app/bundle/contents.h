// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/archive.h"
#include "domain/note.h"
#include "domain/requestlogentry.h"
#include "trace/trace.h"

#include <QJsonObject>
#include <QStringList>

namespace coinpay {

class Reader;

//! Where a bundle was made. No name of a machine or a person.
struct BundleOrigin
{
    QString program; //!< "coinpay-desk"
    QString version;
    QString profile;
    QString server;
    QString keyId;
    QString environment;
    bool pinnedCa = false;
    //! Of the window, by their names in its table; only those of the allow-list get in.
    QJsonObject settings;
    UnixMs asOf = 0; //!< of what the store knows; 0: nothing yet
};

//! What people here wrote about one thing.
struct NotedThing
{
    QString about;
    QStringList labels;
    QList<Note> notes;
};

//! What a person chose.
struct BundleContents
{
    BundleOrigin origin;
    QList<Trace> traces;
    QList<TracedOperation> operations;
    QList<RequestLogEntry> requests;
    QList<NotedThing> noted;
};

//! Adds all that the store has about one thing: its trace, its operations, the calls that were
//! about it, notes and labels. What is there already is not added twice. Bounded as readFacts() is.
[[nodiscard]] Done gather(Reader &reader, const Found &subject, BundleContents &into);

//! The files of the bundle that hold it, as they will be written: readable JSON, of nothing but the
//! allow-list. What was not chosen has no file.
[[nodiscard]] QList<BundlePart> composeParts(const BundleContents &contents);

} // namespace coinpay
