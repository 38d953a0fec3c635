// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "sync/synchronizer.h"
#include "theme/states.h"
#include "widgets/heartbeat.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace coinpay {

class AmountLabel;
class CopyLabel;
class ElidedLabel;
class EmptyState;
class NotesSection;
class Reader;
class StateBadge;
class Store;

//! Beside a list: everything about the one that is chosen, or a face that says why there is
//! nothing. It is never narrower than what it shows, because there is no scrolling sideways.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    //! There once something has been shown.
    [[nodiscard]] CopyLabel *idLabel() const { return m_id; }

    //! How fresh what is shown is.
    void setFreshness(const Freshness &freshness);

    //! What people write about what is shown, beneath everything else. Both outlive the pane;
    //! `reader` belongs to this thread. Once, before anything is shown.
    void setNotes(Store &store, Reader &reader);

    //! The keyboard goes to the id, if there is one.
    void enter();

Q_SIGNALS:
    //! One file with all that is known of what is shown.
    void bundleRequested(const QString &id);
    //! The story of what bears this id, as the trace tells it.
    void traceRequested(const QString &id);

protected:
    //! `name` is for a screen reader. `heartbeat` outlives the pane.
    DetailPane(const QString &name, Heartbeat &heartbeat, QWidget *parent);

    struct Head
    {
        theme::StateLook look;
        Money amount;
        QString reference; //!< from outside
        QString id;
        UnixMs finalSince = 0; //!< nothing further is expected since then; 0: something is
        std::optional<QString> tracedBy = {}; //!< instead of the id; empty: there is no trace of it
    };

    //! The body, with this on top, built when it is first asked for.
    void showBody(const Head &head);
    void showFace(theme::Tone tone, const QString &icon, const QString &title, const QString &text);
    //! What stands below the head, once: a start, which shows nothing, pays nothing for it.
    virtual void buildBody(QWidget &body, QVBoxLayout &column) = 0;
    //! Says everything anew: the language changed.
    virtual void tell() = 0;
    //! What the id is of: becomes "Copy Invoice id" on a button.
    [[nodiscard]] virtual QString idName() const = 0;
    [[nodiscard]] Heartbeat &heartbeat() const { return m_heartbeat; }

    //! Before this nothing of the body is there.
    [[nodiscard]] bool hasBody() const;
    void ensureBody();
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildHead(QWidget *body);
    QLayout *buildIdRow(QWidget *head);
    void buildNotes(QWidget &body, QVBoxLayout &column);
    void tellFreshness();
    void keepRoom();

    Heartbeat &m_heartbeat;
    QStackedWidget *m_stack;
    EmptyState *m_face;
    QScrollArea *m_scroll;
    StateBadge *m_badge = nullptr;
    AmountLabel *m_amount = nullptr;
    ElidedLabel *m_reference = nullptr;
    CopyLabel *m_id = nullptr;
    QPushButton *m_trace = nullptr;
    QString m_tracedBy;
    QLabel *m_freshnessIcon = nullptr;
    QLabel *m_freshnessText = nullptr;
    Store *m_store = nullptr; //!< of the notes; null: there are none
    Reader *m_reader = nullptr;
    NotesSection *m_notes = nullptr;
    QString m_shownId;
    UnixMs m_finalSince = 0;
    Freshness m_freshness;
};

} // namespace coinpay
