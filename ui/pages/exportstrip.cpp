// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/exportstrip.h"

#include "core/text.h"
#include "models/listexport.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

namespace coinpay {

namespace {

constexpr qsizetype LongestPath = 300;

QString shownPath(const QString &path)
{
    return displayText(QDir::toNativeSeparators(path), LongestPath);
}

} // namespace

ExportStrip::ExportStrip(Begin begin, QString name, QWidget *parent)
    : Notice(parent)
    , m_begin(std::move(begin))
    , m_name(std::move(name))
{
    setObjectName(QStringLiteral("exportStrip"));
}

ExportStrip::~ExportStrip() = default;

void ExportStrip::choose()
{
    if (isBusy())
        return;
    auto *dialog = new QFileDialog(this, tr("Export the list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Tables (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(
        QStringLiteral("%1-%2.csv").arg(m_name, QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportStrip::exportTo);
    dialog->open();
}

void ExportStrip::exportTo(const QString &path)
{
    if (isBusy())
        return;
    m_export = m_begin(path);
    connect(m_export.get(), &ListExport::progressed, this, &ExportStrip::tellProgress);
    // It has said its last word; it goes once it has returned from saying it.
    connect(m_export.get(), &ListExport::finished, this, &ExportStrip::tellDone,
            Qt::QueuedConnection);
    connect(m_export.get(), &ListExport::failed, this, &ExportStrip::tellFailed,
            Qt::QueuedConnection);
    clear();
    QPushButton *stop = addButton(tr("Cancel"));
    stop->setAccessibleName(tr("Cancel the export"));
    connect(stop, &QPushButton::clicked, this, &ExportStrip::cancel);
    tellProgress(0);
}

void ExportStrip::cancel()
{
    m_export.reset();
    clear();
}

void ExportStrip::tellProgress(qint64 rows)
{
    //: %L1 a number
    say(theme::Tone::Neutral, QStringLiteral("download"),
        tr("Exporting: %L1 rows so far").arg(rows), shownPath(m_export->path()));
}

void ExportStrip::tellDone(qint64 rows)
{
    if (!m_export)
        return; // canceled when it was done already
    const QString path = m_export->path();
    m_export.reset();
    clear();
    QPushButton *folder = addButton(tr("Show folder"));
    connect(folder, &QPushButton::clicked, this, [path] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
    });
    addClose();
    say(theme::Tone::Good, QStringLiteral("check-circle"),
        tr("Exported %Ln row(s)", nullptr, static_cast<int>(rows)), shownPath(path));
}

void ExportStrip::tellFailed(const Error &error)
{
    if (!m_export)
        return;
    const QString path = m_export->path();
    m_export.reset();
    clear();
    QPushButton *again = addButton(tr("Try again"));
    connect(again, &QPushButton::clicked, this, [this, path] { exportTo(path); });
    addClose();
    say(theme::Tone::Bad, QStringLiteral("x-circle"), tr("The export failed; nothing was saved"),
        error.message);
}

void ExportStrip::addClose()
{
    QPushButton *close = addButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &Notice::clear);
}

} // namespace coinpay
