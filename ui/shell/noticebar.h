// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace coinpay {

class Notice;

//! Above the page: what the server refused, a disk that takes no writes, a mirror that was rebuilt,
//! a draft that waits.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    //! Follows the journal of this desk. Null: of none.
    void watch(Desk *desk);
    void sayMirrorRebuilt();
    //! What was asked for needs a scope that the key lacks. Said once at a time.
    void sayNotAllowed(const QString &why);
    //! Of which form a draft waits.
    enum class Draft { Invoice, Escrow };
    void sayDraftWaits(Draft draft, const QString &what);
    //! Something could not even be written down, so that nothing was sent.
    void sayFailed(const QString &title, const QString &why);
    //! The form with the draft is open.
    void draftIsOpen(Draft draft);
    void clear();

Q_SIGNALS:
    void editAgainRequested(const coinpay::Operation &operation);
    void draftRequested(coinpay::NoticeBar::Draft draft);

private:
    Notice *add();
    void drop(Notice *notice);
    void lookForRefusals();
    void sayRefused(const Operation &operation);
    void sayTrouble(const std::optional<Error> &trouble);
    void dealWith(const QString &operationId);
    void dropRefusal(const QString &operationId);

    Desk *m_desk = nullptr;
    QVBoxLayout *m_rows;
    QHash<Draft, Notice *> m_drafts;
    Notice *m_notAllowed = nullptr;
    Notice *m_trouble = nullptr;         //!< the disk's, as long as it lasts
    QHash<QString, Notice *> m_refusals; //!< by operation
};

} // namespace coinpay
