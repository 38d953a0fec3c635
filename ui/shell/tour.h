// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/mainwindow.h"
#include "shell/tourcontrol.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace coinpay {

//! A reference that no run before has used.
[[nodiscard]] QString referenceNow(const char *what);

//! Whether a badge in there says this word: what a person sees, not what the store knows.
[[nodiscard]] bool showsWord(const QWidget &pane, const QString &word);

//! Walks through the main job in the real window: types, clicks, lets the sandbox pay, and waits
//! for what has to appear. Prints each step with its request id and leaves pictures. Every step
//! must reach its final state.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(MainWindow &window, const QString &pictures, const QUrl &control);
    ~Tour() override;

    void start();

Q_SIGNALS:
    //! 0: every step reached its final state.
    void finished(int exitCode);

private:
    struct Step
    {
        QString name;
        std::function<void()> begin;
        //! True once the step has reached what it is for.
        std::function<bool()> reached;
        //! The line's ids: request id first.
        std::function<QString()> ids;
        QString picture; //!< taken when reached; empty: none
    };

    // toursteps.cpp
    void planConnection();
    void planPaidInvoice();
    void planLostAnswer();
    void planCancellation();
    // tourmoney.cpp
    void planFundedEscrow();
    void planRelease();
    void planTransfer();

    void next();
    void look();
    void fail(const QString &why);
    void end(int exitCode);
    void add(Step step);

    // What a person does.
    void type(QWidget *editor, const QString &text);
    void fillForm(const QString &amount, const QString &reference);
    void press(const QString &button);
    //! As soon as it can be pressed; true once that was done in this step.
    [[nodiscard]] bool pressOnce(const QString &button);
    void mine();
    void mineAgain();
    void control(const QString &path, const QJsonObject &body);
    void takePicture(const QString &name);

    // What is on screen and in the store.
    [[nodiscard]] std::optional<Operation> newestOperation(OperationKind kind) const;
    [[nodiscard]] bool shows(const QString &id, InvoiceStatus status) const;
    [[nodiscard]] bool showsEscrow(EscrowStatus status);
    [[nodiscard]] bool showsTransfer(MovementStatus status);
    //! It has an id from the server.
    [[nodiscard]] bool isAccepted(OperationKind kind) const;
    [[nodiscard]] bool isFinal(OperationKind kind) const;
    [[nodiscard]] QString idsOf(OperationKind kind) const;
    [[nodiscard]] QString lastTransition(const QString &id) const;
    [[nodiscard]] Reader &reader() const;

    MainWindow &m_window;
    QString m_pictures;
    QUrl m_controlUrl;
    std::unique_ptr<TourControl> m_control;
    std::deque<Step> m_steps;
    QTimer m_timer;
    QElapsedTimer m_stepTime;
    QElapsedTimer m_allTime;
    QString m_reference; //!< of what the tour is busy with
    QString m_invoice;
    QString m_resource;       //!< the escrow or transfer the tour is busy with
    qint64 m_mined = 0;       //!< milliseconds into this step
    bool m_pressed = false;   //!< by pressOnce(), in this step
    QString m_controlRequest; //!< request id of the last control call
    bool m_ended = false;
    int m_pictureNumber = 0;
};

} // namespace coinpay
