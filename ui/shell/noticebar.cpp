// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/noticebar.h"

#include "core/text.h"
#include "core/whendone.h"
#include "forms/notice.h"
#include "theme/metrics.h"
#include "theme/states.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace coinpay {

namespace {

constexpr int NewestOperations = 20; // a refusal further back was seen long ago
constexpr qsizetype MostNotices = 3;
constexpr qsizetype LongestReference = 60;

QString titleOf(const Operation &operation)
{
    const QString what = theme::operationName(operation.request.kind);
    const QString reference = displayText(operation.request.reference, LongestReference);
    if (operation.code == QLatin1String("changed_since_confirmed"))
        return NoticeBar::tr("%1 “%2” was not sent: something changed since you confirmed it",
                             "%1 like “Release escrow”, %2 a reference")
            .arg(what, reference);
    if (operation.state == OperationState::Failed)
        return NoticeBar::tr("%1 “%2” failed", "%1 like “Release escrow”, %2 a reference")
            .arg(what, reference);
    return NoticeBar::tr("%1 “%2” was refused", "%1 like “New invoice”, %2 a reference")
        .arg(what, reference);
}

//! Whether there is a form to go back to, with everything that was typed.
bool hasForm(OperationKind kind)
{
    switch (kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CreateEscrow:
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow:
    case OperationKind::SendTransfer: return true;
    case OperationKind::CancelInvoice:
    case OperationKind::CreateAddress:
    case OperationKind::RedeliverWebhook:
    case OperationKind::RotateWebhookSecret:
    case OperationKind::ConsoleCall: break;
    }
    return false;
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    m_rows->setContentsMargins(theme::GapGroup, theme::Gap + theme::Grid, theme::GapGroup, 0);
    m_rows->setSpacing(theme::Gap);
    hide();
}

void NoticeBar::watch(Desk *desk)
{
    clear();
    if (m_desk)
        m_desk->store().disconnect(this);
    m_desk = desk;
    if (!desk)
        return;
    connect(&desk->store(), &Store::operationsChanged, this, &NoticeBar::lookForRefusals);
    connect(&desk->store(), &Store::troubleChanged, this, &NoticeBar::sayTrouble);
    lookForRefusals();
}

Notice *NoticeBar::add()
{
    auto *notice = new Notice(this);
    m_rows->addWidget(notice);
    show();
    return notice;
}

void NoticeBar::drop(Notice *notice)
{
    notice->hide();
    m_rows->removeWidget(notice);
    notice->deleteLater();
    setVisible(m_rows->count() > 0);
}

void NoticeBar::clear()
{
    m_refusals.clear();
    m_trouble = nullptr;
    m_drafts.clear();
    m_notAllowed = nullptr;
    for (Notice *notice : findChildren<Notice *>())
        drop(notice);
}

void NoticeBar::lookForRefusals()
{
    if (!m_desk)
        return;
    const Result<QList<Operation>> newest = m_desk->reader().operations(NewestOperations);
    if (!newest)
        return;
    for (const Operation &operation : *newest) {
        const bool refused =
            operation.state == OperationState::Rejected ||
            (operation.state == OperationState::Failed && movesMoney(operation.request.kind));
        if (endedByPerson(operation))
            dropRefusal(operation.id);
        else if (refused && !m_refusals.contains(operation.id) && m_refusals.size() < MostNotices)
            sayRefused(operation);
    }
}

void NoticeBar::sayRefused(const Operation &operation)
{
    Notice *notice = add();
    m_refusals.insert(operation.id, notice);
    QString text = displayText(operation.message);
    if (!operation.requestId.isEmpty())
        text += u'\n' + tr("Request id: %1").arg(displayText(operation.requestId));
    notice->say(theme::Tone::Bad, theme::look(operation.state).icon, titleOf(operation), text);
    if (hasForm(operation.request.kind)) {
        QPushButton *again = notice->addButton(tr("Edit and try again…"));
        again->setObjectName(QStringLiteral("editAgainButton"));
        connect(again, &QPushButton::clicked, this, [this, operation] {
            dealWith(operation.id);
            Q_EMIT editAgainRequested(operation);
        });
    }
    //: Button: puts aside what failed
    QPushButton *close = notice->addButton(tr("Dealt with"));
    close->setObjectName(QStringLiteral("dealtWithButton"));
    close->setToolTip(tr("It stays on the Activity page, and asks for nobody's eye any more."));
    connect(close, &QPushButton::clicked, this, [this, id = operation.id] { dealWith(id); });
}

void NoticeBar::sayTrouble(const std::optional<Error> &trouble)
{
    if (!trouble) {
        if (Notice *over = std::exchange(m_trouble, nullptr))
            drop(over);
        return;
    }
    if (!m_trouble)
        m_trouble = add();
    m_trouble->setObjectName(QStringLiteral("diskNotice"));
    switch (trouble->kind) {
    case ErrorKind::StorageFull:
        m_trouble->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The disk is full"),
                       tr("Nothing new is sent, because it could not be written down first. Free "
                          "some space: this goes on by itself."));
        break;
    case ErrorKind::StorageReadOnly:
        m_trouble->say(theme::Tone::Bad, QStringLiteral("disk"),
                       tr("The disk cannot be written any more"),
                       tr("Nothing new is sent, because it could not be written down first. Make "
                          "the disk writable: this goes on by itself."));
        break;
    default:
        m_trouble->say(theme::Tone::Bad, QStringLiteral("disk"), tr("A file is damaged"),
                       displayText(trouble->message));
        break;
    }
}

void NoticeBar::dealWith(const QString &operationId)
{
    whenDone(m_desk->dealWithOperation(operationId), this, [this, operationId](const Done &done) {
        if (done)
            dropRefusal(operationId);
        else
            sayFailed(tr("This could not be put aside"), done.error().message);
    });
}

void NoticeBar::dropRefusal(const QString &operationId)
{
    if (Notice *notice = m_refusals.take(operationId))
        drop(notice);
}

void NoticeBar::sayMirrorRebuilt()
{
    Notice *notice = add();
    notice->say(theme::Tone::Waiting, QStringLiteral("refresh"),
                tr("The local copy was damaged and is being fetched anew"),
                tr("Nothing you asked for is lost: that is in the journal, which is whole."));
    connect(notice->addButton(tr("Dismiss")), &QPushButton::clicked, this,
            [this, notice] { drop(notice); });
}

void NoticeBar::sayNotAllowed(const QString &why)
{
    if (m_notAllowed)
        return;
    m_notAllowed = add();
    m_notAllowed->setObjectName(QStringLiteral("notAllowedNotice"));
    m_notAllowed->say(theme::Tone::Attention, QStringLiteral("lock"),
                      tr("This key may not do that"), why);
    connect(m_notAllowed->addButton(tr("Dismiss")), &QPushButton::clicked, this,
            [this] { drop(std::exchange(m_notAllowed, nullptr)); });
}

void NoticeBar::sayFailed(const QString &title, const QString &why)
{
    Notice *notice = add();
    notice->say(theme::Tone::Bad, QStringLiteral("warning"), title, displayText(why));
    connect(notice->addButton(tr("Dismiss")), &QPushButton::clicked, this,
            [this, notice] { drop(notice); });
}

void NoticeBar::sayDraftWaits(Draft draft, const QString &what)
{
    Notice *notice = add();
    notice->say(theme::Tone::Neutral, QStringLiteral("edit"),
                draft == Draft::Escrow
                    ? tr("You were writing an escrow: %1", "%1 amount and reference").arg(what)
                    : tr("You were writing an invoice: %1", "%1 amount and reference").arg(what));
    QPushButton *open = notice->addButton(tr("Go on"));
    open->setObjectName(QStringLiteral("openDraftButton"));
    m_drafts.insert(draft, notice);
    connect(open, &QPushButton::clicked, this, [this, draft] { Q_EMIT draftRequested(draft); });
    connect(notice->addButton(tr("Dismiss")), &QPushButton::clicked, this,
            [this, draft] { draftIsOpen(draft); });
}

void NoticeBar::draftIsOpen(Draft draft)
{
    if (Notice *over = m_drafts.take(draft))
        drop(over);
}

} // namespace coinpay
