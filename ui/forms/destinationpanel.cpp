// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/destinationpanel.h"

#include "core/text.h"
#include "domain/asset.h"
#include "forms/addressedit.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "forms/twinview.h"
#include "forms/warninglist.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/addresstext.h"
#include "widgets/sentence.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype MostTwins = 3;
constexpr qsizetype MostInMenu = 20;
constexpr qsizetype LongestLabel = 60;
constexpr qsizetype ShownEnds = 8;

} // namespace

DestinationPanel::DestinationPanel(QWidget *parent)
    : QWidget(parent)
    , m_edit(new AddressEdit(this))
    , m_field(new Field(tr("&To"), m_edit, tr("An address or a payment link."), this))
    , m_book(new QPushButton(tr("Address &book"), this))
    , m_alarm(new Notice(this))
    , m_whole(new AddressText(this))
    , m_kind(selectableSentence({}, this))
    , m_warnings(new WarningList(this))
    , m_twins(new QWidget(this))
    , m_twinRows(new QVBoxLayout(m_twins))
    , m_compared(new QCheckBox(tr("I compared them: the one I entered is right"), this))
    , m_name(new QLineEdit(this))
    , m_keep(new Field(tr("&Keep in the address book as"), m_name,
                       tr("A name you will know again. Optional."), this))
{
    m_edit->setObjectName(QStringLiteral("destinationEdit"));
    m_book->setObjectName(QStringLiteral("addressBookButton"));
    m_book->setAutoDefault(false);
    m_book->setMenu(new QMenu(this));
    m_book->menu()->setAccessibleName(tr("Address book"));
    m_compared->setObjectName(QStringLiteral("comparedBox"));
    m_name->setObjectName(QStringLiteral("keepAsEdit"));
    m_name->setMaxLength(static_cast<int>(LongestLabel));
    m_whole->setObjectName(QStringLiteral("wholeAddress"));
    m_warnings->setObjectName(QStringLiteral("destinationWarnings"));
    m_kind->setFont(theme::small(font()));
    m_twinRows->setContentsMargins(0, 0, 0, 0);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::Gap);
    line->addWidget(m_field, 1, Qt::AlignTop);
    auto *button = new QVBoxLayout; // level with the editor, below the height of its label
    button->addSpacing(fontMetrics().height() + theme::GapTight);
    button->addWidget(m_book);
    button->addStretch();
    line->addLayout(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addLayout(line);
    column->addWidget(m_alarm);
    column->addWidget(m_whole);
    column->addWidget(m_kind);
    column->addWidget(m_warnings);
    column->addWidget(m_twins);
    column->addWidget(m_compared);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        if (isVisible())
            tell();
    });
    connect(m_edit, &QLineEdit::textChanged, this, &DestinationPanel::edited);
    connect(m_compared, &QCheckBox::toggled, this, &DestinationPanel::changed);
    connect(m_book->menu(), &QMenu::aboutToShow, this, &DestinationPanel::offerPayees);
    tell();
}

void DestinationPanel::setAsset(const QString &asset, const QString &network, AcceptedNets accepted)
{
    m_asset = asset;
    m_network = networkOrDefault(asset, network);
    m_accepted = accepted;
    judge();
}

void DestinationPanel::setPayees(const QList<Payee> &payees)
{
    m_payees = payees;
    judge();
}

void DestinationPanel::fill(const QString &text)
{
    m_edit->fill(text);
}

QString DestinationPanel::text() const
{
    return m_edit->text();
}

void DestinationPanel::edited()
{
    m_compared->setChecked(false);
    if (!m_edit->text().isEmpty())
        m_alarm->clear();
    judge();
    if (m_verdict.destination && m_verdict.destination->amount)
        Q_EMIT amountAsked(*m_verdict.destination->amount);
}

void DestinationPanel::judge()
{
    m_verdict = judgeDestination(m_asset, m_network, m_edit->text(), m_accepted, m_payees);
    if (m_verdict.isPrivateKey())
        takePrivateKey();
    tell();
    Q_EMIT changed();
}

//! It must not stand on a screen, nor come back by undo.
void DestinationPanel::takePrivateKey()
{
    const AddressProblem problem = *m_verdict.problem;
    m_verdict = {};
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->wipe();
    }
    m_verdict.problem = AddressProblem{AddressFault::Empty, problem.sentence};
    m_alarm->say(theme::Tone::Bad, QStringLiteral("key"), tr("A private key was removed"),
                 problem.sentence);
}

QString DestinationPanel::kindText() const
{
    const Destination &destination = *m_verdict.destination;
    QStringList parts{
        tr("%1 on %2", "%1 a kind of address, %2 a network")
            .arg(addressKindText(destination.address), networkName(destination.address.network))};
    if (m_verdict.payee && !m_verdict.payee->label.isEmpty())
        parts.append(tr("%1 in your address book", "%1 a name")
                         .arg(displayText(m_verdict.payee->label, LongestLabel)));
    if (m_verdict.payee && m_verdict.payee->timesUsed > 0)
        parts.append(tr("paid %n time(s) before", "an address", m_verdict.payee->timesUsed));
    if (!destination.label.isEmpty())
        parts.append(tr("the link says it pays “%1”", "%1 a name from a payment link")
                         .arg(displayText(destination.label, LongestLabel)));
    return parts.join(QStringLiteral(" · "));
}

QString DestinationPanel::pasteWarning() const
{
    if (m_edit->isSuspect()) {
        return tr("What arrived here is not what the clipboard holds. A program may have changed "
                  "it: compare all of it with where it came from.");
    }
    if (m_edit->pasted().isEmpty() || !m_verdict.destination)
        return {};
    const QString now = QGuiApplication::clipboard()->text();
    const auto there = readDestination(m_asset, m_network, now, m_accepted);
    if (there && !sameAddress(m_network, there->address.text, m_verdict.destination->address.text))
        return tr("The clipboard now holds another address (%1). If you did not copy one since, a "
                  "program changes what you copy: compare all of it with where it came from.",
                  "%1 an address, shortened")
            .arg(middleElided(there->address.text, ShownEnds, ShownEnds));
    return {};
}

QStringList DestinationPanel::warnings() const
{
    QStringList all;
    if (const QString paste = pasteWarning(); !paste.isEmpty())
        all.append(paste);
    for (const Twin &twin : m_verdict.twins)
        all.append(lookAlikeText(twin.known));
    all += m_verdict.warnings;
    if (m_verdict.destination && m_verdict.isFirstPayment)
        all.append(tr("You have not paid this address before. Make sure that it is the payee's."));
    return all;
}

QList<QWidget *> DestinationPanel::tabStops() const
{
    return {m_edit, m_book, m_compared, m_name};
}

QString DestinationPanel::keepAs() const
{
    return m_keep->isHidden() ? QString() : m_name->text().trimmed();
}

QString DestinationPanel::hindrance() const
{
    if (!m_verdict.twins.isEmpty() && !m_compared->isChecked())
        return tr("Compare the two addresses, and say that the one you entered is right.");
    return {};
}

void DestinationPanel::tell()
{
    const bool fine = m_verdict.destination.has_value();
    m_whole->setVisible(fine && m_verdict.twins.isEmpty()); // it stands beside its twin then
    m_kind->setVisible(fine);
    if (fine) {
        m_whole->setAddress(tr("The whole address"), m_verdict.destination->address.text);
        m_kind->setText(kindText());
    }
    m_warnings->say(warnings());
    m_keep->setVisible(fine && (!m_verdict.payee || m_verdict.payee->label.isEmpty()));
    showTwins();
}

void DestinationPanel::showTwins()
{
    while (QLayoutItem *item = m_twinRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const qsizetype shown = qMin(MostTwins, m_verdict.twins.size());
    for (qsizetype at = 0; at < shown; ++at)
        m_twinRows->addWidget(
            new TwinView(m_verdict.destination->address.text, m_verdict.twins.at(at), m_twins));
    m_twins->setVisible(shown > 0);
    m_compared->setVisible(shown > 0);
}

void DestinationPanel::offerPayees()
{
    QMenu *menu = m_book->menu();
    menu->clear();
    qsizetype shown = 0;
    for (const Payee &payee : std::as_const(m_payees)) {
        if (payee.network != m_network || shown == MostInMenu)
            continue;
        ++shown;
        const QString ends = middleElided(payee.address, ShownEnds, ShownEnds);
        QString text =
            payee.label.isEmpty()
                ? ends
                : QStringLiteral("%1 · %2").arg(displayText(payee.label, LongestLabel), ends);
        connect(menu->addAction(text.replace(u'&', QStringLiteral("&&"))), &QAction::triggered,
                this, [this, address = payee.address] {
                    fill(address);
                    m_edit->setFocus();
                });
    }
    if (shown == 0) {
        menu->addAction(tr("Nobody on %1 yet", "%1 a network").arg(networkName(m_network)))
            ->setEnabled(false);
    }
    menu->addSeparator();
    connect(menu->addAction(theme::icon(QStringLiteral("edit")), tr("Edit the address book…")),
            &QAction::triggered, this, &DestinationPanel::addressBookRequested);
}

} // namespace coinpay
