// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/mainwindow.h"
#include "shell/tourcontrol.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace coinpay {

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

    void next();
    void look();
    void fail(const QString &why);
    void end(int exitCode);
    void add(Step step);

    // What a person does.
    void type(QWidget *editor, const QString &text);
    void fillForm(const QString &amount, const QString &reference);
    void press(const QString &button);
    void control(const QString &path, const QJsonObject &body);
    void takePicture(const QString &name);

    // What is on screen and in the store.
    [[nodiscard]] std::optional<Operation> newestOperation(OperationKind kind) const;
    [[nodiscard]] bool shows(const QString &id, InvoiceStatus status) const;
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
    QString m_reference; //!< of the invoice the tour is busy with
    QString m_invoice;
    QString m_controlRequest; //!< request id of the last control call
    bool m_ended = false;
    int m_pictureNumber = 0;
};

} // namespace coinpay
