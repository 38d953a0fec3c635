// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/bundleform.h"

#include "bundle/readable.h"
#include "core/text.h"
#include "core/whendone.h"
#include "forms/notice.h"
#include "forms/partsview.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/sentence.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr QSize FormSize{980, 640};
constexpr int ChoiceWidth = 320;
constexpr qsizetype LongestThing = 60;
constexpr qsizetype LongestWord = 8;

QString shownId(const QString &id)
{
    return middleElided(displayText(id, LongestThing), 12, 8);
}

QString nameOf(const Trace &trace, const QLocale &)
{
    return shownId(trace.subject.id);
}

QString nameOf(const TracedOperation &traced, const QLocale &)
{
    return BundleForm::tr("%1 · %2", "%1 what was asked for, %2 how it stands")
        .arg(theme::operationName(traced.operation.request.kind),
             theme::look(traced.operation.state).word);
}

QString nameOf(const RequestLogEntry &call, const QLocale &locale)
{
    return QStringLiteral("%1 %2 · %3")
        .arg(displayText(call.method, LongestWord), displayText(call.target, LongestThing),
             theme::absoluteTime(call.startedAt, locale));
}

QString nameOf(const NotedThing &thing, const QLocale &)
{
    return shownId(thing.about);
}

template <typename Thing>
QStringList namesOf(const QList<Thing> &things, const QLocale &locale)
{
    QStringList names;
    for (const Thing &thing : things)
        names += nameOf(thing, locale);
    return names;
}

} // namespace

BundleForm::BundleForm(const BundleContents &contents, BundleActions actions, QWidget *parent)
    : FormDialog(parent)
    , m_all(contents)
    , m_actions(std::move(actions))
    , m_notice(new Notice(this))
    , m_preview(new PartsView(this))
{
    setObjectName(QStringLiteral("bundleForm"));
    setWindowTitle(tr("Support bundle"));
    resize(FormSize);
    m_preview->setAccessibleName(tr("What will be written"));
    QVBoxLayout *rows = startColumn(windowTitle());
    rows->addWidget(sentence(tr("One signed file for a colleague or for support. On the right is "
                                "exactly what will be written. Keys, tokens and the bodies of "
                                "requests never get in; what looks like a secret is left out."),
                             this));
    rows->addWidget(m_notice);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(theme::GapGroup);
    columns->addWidget(buildChoice());
    columns->addWidget(m_preview, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(buildButtons());
    fillChoice();
    connect(m_choice, &QTreeWidget::itemChanged, this, &BundleForm::tellParts);
    tellParts();
    m_choice->setFocus();
}

QWidget *BundleForm::buildChoice()
{
    m_choice = new QTreeWidget(this);
    m_choice->setObjectName(QStringLiteral("bundleChoice"));
    m_choice->setAccessibleName(tr("What goes in"));
    m_choice->setHeaderHidden(true);
    m_choice->setColumnCount(1);
    m_choice->setFixedWidth(ChoiceWidth);
    m_choice->setTextElideMode(Qt::ElideMiddle);
    return m_choice;
}

QWidget *BundleForm::buildButtons()
{
    auto *bar = new QWidget(this);
    m_size = new QLabel(bar);
    m_size->setTextFormat(Qt::PlainText);
    m_size->setForegroundRole(QPalette::PlaceholderText);
    //: Button; the dots say that a file is chosen next
    m_save = new QPushButton(tr("Sign and save…"), bar);
    m_save->setObjectName(QStringLiteral("saveBundleButton"));
    m_save->setAccessibleName(tr("Sign and save"));
    m_save->setDefault(true);
    m_close = new QPushButton(tr("Cancel"), bar);
    m_close->setObjectName(QStringLiteral("closeBundleButton"));
    m_close->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addWidget(m_size, 1);
    row->addWidget(m_close);
    row->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &BundleForm::save);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    return bar;
}

void BundleForm::fillChoice()
{
    const QSignalBlocker quiet(m_choice);
    m_traces = addGroup(partTitle("traces.json"), namesOf(m_all.traces, locale()));
    m_operations = addGroup(partTitle("operations.json"), namesOf(m_all.operations, locale()));
    m_requests = addGroup(partTitle("requests.json"), namesOf(m_all.requests, locale()));
    m_noted = addGroup(partTitle("notes.json"), namesOf(m_all.noted, locale()));
    auto *about = new QTreeWidgetItem(m_choice);
    about->setText(0, partTitle("about.json"));
    about->setCheckState(0, Qt::Checked);
    about->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    about->setToolTip(0, tr("Always there: without it nobody can tell what the rest means."));
}

QTreeWidgetItem *BundleForm::addGroup(const QString &title, const QStringList &things)
{
    constexpr qsizetype Few = 6;
    auto *group = new QTreeWidgetItem(m_choice);
    //: %1 is a kind of thing, %2 how many there are of it
    group->setText(0, tr("%1 (%2)").arg(title).arg(things.size()));
    group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                    Qt::ItemIsAutoTristate);
    for (const QString &thing : things) {
        auto *item = new QTreeWidgetItem(group);
        item->setText(0, thing);
        item->setToolTip(0, thing);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                       Qt::ItemNeverHasChildren);
        item->setCheckState(0, Qt::Checked);
    }
    group->setExpanded(things.size() <= Few);
    if (things.isEmpty()) {
        group->setCheckState(0, Qt::Unchecked);
        group->setDisabled(true);
    }
    return group;
}

QList<int> BundleForm::chosenOf(const QTreeWidgetItem *group)
{
    QList<int> chosen;
    for (int i = 0; i < group->childCount(); ++i) {
        if (group->child(i)->checkState(0) == Qt::Checked)
            chosen += i;
    }
    return chosen;
}

QList<BundlePart> BundleForm::parts() const
{
    BundleContents chosen;
    chosen.origin = m_all.origin;
    for (const int i : chosenOf(m_traces))
        chosen.traces += m_all.traces.at(i);
    for (const int i : chosenOf(m_operations))
        chosen.operations += m_all.operations.at(i);
    for (const int i : chosenOf(m_requests))
        chosen.requests += m_all.requests.at(i);
    for (const int i : chosenOf(m_noted))
        chosen.noted += m_all.noted.at(i);
    return composeParts(chosen);
}

void BundleForm::tellParts()
{
    const QList<BundlePart> chosen = parts();
    m_preview->setParts(chosen);
    qint64 bytes = 0;
    for (const BundlePart &part : chosen)
        bytes += part.bytes.size();
    //: %1 is a size like "12 KB", %2 the id of a key
    m_size->setText(tr("%1, to be signed with %2")
                        .arg(locale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat),
                             displayText(m_all.origin.keyId, LongestThing)));
}

void BundleForm::save()
{
    const QString path = m_actions.choosePath();
    if (path.isEmpty())
        return;
    m_notice->clear();
    m_save->setEnabled(false);
    whenDone(m_actions.seal(parts()), this,
             [this, path](const Result<QByteArray> &sealed) { finish(path, sealed); });
}

void BundleForm::finish(const QString &path, const Result<QByteArray> &sealed)
{
    m_save->setEnabled(true);
    const Done written = sealed ? m_actions.write(path, *sealed) : Done(fail(sealed.error()));
    if (!written) {
        m_notice->say(theme::Tone::Bad, QStringLiteral("warning"), tr("Nothing was saved"),
                      written.error().message);
        return;
    }
    m_notice->say(theme::Tone::Good, QStringLiteral("check-circle"), tr("Signed and saved"),
                  QDir::toNativeSeparators(path));
    m_close->setText(tr("Close"));
    m_close->setFocus();
    Q_EMIT saved(path);
}

} // namespace coinpay
